import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "../free-port.mjs";
import { pinned } from "./pinned.mjs";
import { familyMs, processorMs, residentMib } from "./processor-time.mjs";

const READY_WITHIN_MS = 60_000;
/** A folder for processor profiles of the servers; a run with profiles is no measurement. */
const PROFILES = process.env.BENCH_PROFILES;
const PROBE = new URL("probe.mjs", import.meta.url).href;

/** A server under test in a process of its own, in the same way for each. */
export class ServerProcess {
  #child;
  #questions = new Map();
  #asked = 0;

  /**
   * @param {import("./contenders.mjs").Contender} contender
   * @param {{ dataDir: string, port: number, liftLimits?: boolean }} options
   */
  constructor(contender, options) {
    this.contender = contender;
    this.name = contender.name;
    this.options = options;
    this.origin = `http://localhost:${options.port}`;
  }

  static async start(contender, options = {}) {
    const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), "casement-bench-")));
    const server = new ServerProcess(contender, {
      ...options,
      dataDir,
      port: await freePort(),
      ownsDir: !options.dataDir,
    });
    await server.begin();
    return server;
  }

  /** Works again after `end` or `kill`, on the same port and folder. */
  async begin() {
    const { entry, env = {}, preload = [] } = this.contender.launch(this.options);
    const child = fork(entry, {
      env: { ...process.env, NODE_ENV: "production", PORT: String(this.options.port), HOST: "127.0.0.1", ...env },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      ...pinned("server", [
        ...(PROFILES ? ["--cpu-prof", `--cpu-prof-dir=${PROFILES}`] : []),
        "--expose-gc",
        "--import",
        PROBE,
        ...preload.flatMap((module) => ["--import", module]),
      ]),
    });
    this.#child = child;
    let said = "";
    child.stdout.resume();
    child.stderr.on("data", (chunk) => {
      said = (said + chunk).slice(-4000);
    });
    child.on("message", ({ id, answer }) => {
      this.#questions.get(id)?.(answer);
      this.#questions.delete(id);
    });
    child.once("exit", (code, signal) => {
      this.ended = { code, signal, said };
    });
    this.ended = null;
    const until = Date.now() + READY_WITHIN_MS;
    while (!(await this.answers())) {
      if (Date.now() > until || this.ended) throw new Error(`${this.name} did not start: ${said}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  answers() {
    return fetch(`http://127.0.0.1:${this.options.port}${this.contender.readyPath ?? "/"}`).then(
      (answer) => answer.ok || this.contender.readyPath === undefined,
      () => false,
    );
  }

  get pid() {
    return this.#child.pid;
  }

  /** Processor time so far in ms: of the server's process, and of its database's processes if those are others. */
  async processor() {
    const postmaster = await this.#postmaster();
    return { server: processorMs(this.pid), database: postmaster === null ? 0 : familyMs(postmaster) };
  }

  get residentMib() {
    return residentMib(this.pid);
  }

  /** Bytes after a full garbage collection. */
  memory() {
    return this.#ask("memory");
  }

  /** For how long the event loop stood still since the last call, in ms; null in the first one. */
  stalls() {
    return this.#ask("stalls");
  }

  async end(signal = "SIGTERM") {
    if (this.ended === null) {
      const gone = once(this.#child, "exit");
      this.#child.kill(signal);
      await gone;
    }
  }

  /** Ends it and deletes its folder, if that was made for it. */
  async discard() {
    await this.end();
    if (this.options.ownsDir) await rm(this.options.dataDir, { recursive: true, force: true });
  }

  #ask(question) {
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve, reject) => {
      const fail = () => reject(new Error(`${this.name} ended`));
      this.#child.once("exit", fail);
      this.#questions.set(id, (answer) => {
        this.#child.off("exit", fail);
        resolve(answer);
      });
      this.#child.send({ id, question });
    });
  }

  async #postmaster() {
    if (!this.contender.pidFile) return null;
    const [pid] = (await readFile(path.join(this.options.dataDir, this.contender.pidFile), "utf8")).split("\n");
    return Number(pid);
  }
}
