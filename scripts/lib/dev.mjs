import { existsSync, watch } from "node:fs";
import { generate } from "./build.mjs";
import { install } from "./install/install.mjs";
import { isStopping, passSignalsOn, run, sendSignal, start } from "./platform/child.mjs";
import { inRoot, TOOL } from "./platform/paths.mjs";
import { complain, say } from "./platform/say.mjs";
import { loadDotEnv } from "./platform/settings.mjs";

/** Long enough for the compiler to write all files of one change. */
const SETTLE_MS = 250;
const CLIENT_PORT = "5173";

/** Runs the server, restarted on each change, and the client with hot reload; one Ctrl-C ends both. */
export async function develop() {
  passSignalsOn();
  await install("running");
  await generate();
  loadDotEnv();
  await run(process.execPath, [TOOL.tsc, "-b", "server"]);
  endTogether("The compiler", start(process.execPath, [TOOL.tsc, "-b", "server", "--watch", "--preserveWatchOutput"]));

  const port = process.env.PORT || "3000";
  process.env.CLIENT_PORT ??= CLIENT_PORT;
  // Links use this origin, and the server refuses every other.
  process.env.PUBLIC_ORIGIN = `http://localhost:${process.env.CLIENT_PORT}`;
  const api = { CASEMENT_API: `http://127.0.0.1:${port}`, NODE_ENV: "development" };
  endTogether("Vite", start(process.execPath, [TOOL.vite], { cwd: inRoot("client"), env: api }));
  keepServerFresh();
  say(`open ${process.env.PUBLIC_ORIGIN}`);
}

/** A part that ends by itself takes the others with it. @param {string} name @param {ReturnType<typeof start>} part */
function endTogether(name, part) {
  void part.ended.then((code) => {
    if (isStopping()) return;
    complain(`${name} ended (exit code ${code}), and with it npm run dev.`);
    process.kill(process.pid, "SIGTERM");
  });
}

/** Runs the server, and restarts it after each compilation. */
function keepServerFresh() {
  let server = startServer();
  /** @type {NodeJS.Timeout | undefined} */
  let settling;
  const restart = async () => {
    sendSignal(server.child, "SIGTERM");
    await server.ended;
    if (isStopping()) return;
    server = startServer();
  };
  const onChange = () => {
    clearTimeout(settling);
    settling = setTimeout(restart, SETTLE_MS);
  };
  for (const folder of ["shared/dist", "prisma/dist", "server/dist"].map((name) => inRoot(name))) {
    if (existsSync(folder)) watch(folder, { recursive: true }, (_, name) => name?.endsWith(".js") && onChange());
  }
}

const startServer = () =>
  start(process.execPath, ["--enable-source-maps", inRoot("server/dist/main.js")], {
    env: { NODE_ENV: "development" },
  });
