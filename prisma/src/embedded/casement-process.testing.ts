import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A separate process that holds a data directory open, as Casement's server does. */
interface CasementProcess {
  readonly pid: number;
  /** What it printed: the database's address, or the sentence of its fault. */
  readonly answer: { readonly url?: string; readonly sentence?: string };
  end(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
}

const SCRIPT = fileURLToPath(new URL("./hold-database.testing.ts", import.meta.url));

export async function startCasementProcess(dataDir: string): Promise<CasementProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", SCRIPT, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const firstLine = once(createInterface(child.stdout), "line");
  const early = ended.then(([code]) => Promise.reject(new Error(`It ended without an answer, exit code ${code}.`)));
  const [line] = await Promise.race([firstLine, early]);
  early.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    answer: JSON.parse(line),
    async end(signal) {
      child.kill(signal);
      await ended;
    },
  };
}
