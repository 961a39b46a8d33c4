import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import path from "node:path";
import { createInterface } from "node:readline";

// Jest runs from the repository's root, whichever package is tested.
const HERE = path.resolve("server/src/testing");

/** The real server in a process of its own, so that tests can kill it. */
export class ServerProcess {
  #child: ChildProcess | null = null;

  private constructor(
    readonly origin: string,
    readonly databaseUrl: string,
    readonly dataDir: string,
    readonly program: readonly string[],
  ) {}

  /** Chooses a port, on which every `start` serves. `built`: runs the build, which starts sooner than the sources. */
  static async prepare(
    databaseUrl: string,
    dataDir: string,
    built = false,
    nodeOptions: readonly string[] = [],
  ): Promise<ServerProcess> {
    const probe = createServer().listen(0, "127.0.0.1");
    await once(probe, "listening");
    const { port } = probe.address() as AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    const entry = built ? [path.resolve("server/dist/main.js")] : ["--import", "tsx", path.join(HERE, "../main.ts")];
    const program = [...nodeOptions, ...entry];
    return new ServerProcess(`http://127.0.0.1:${port}`, databaseUrl, dataDir, program);
  }

  /** Resolves once the server prints that it is ready. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [...this.program], {
      stdio: ["ignore", "pipe", "inherit"],
      env: {
        ...process.env,
        TSX_TSCONFIG_PATH: path.join(HERE, "tsconfig.process.json"),
        PORT: new URL(this.origin).port,
        PUBLIC_ORIGIN: this.origin,
        DATABASE_URL: this.databaseUrl,
        DATA_DIR: this.dataDir,
        LOG_LEVEL: "error",
      },
    });
    this.#child = child;
    for await (const line of createInterface({ input: child.stdout })) if (line.includes("ready")) return;
    throw new Error("The server ended before it was ready.");
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Whether the process ended by itself. */
  get hasDied(): boolean {
    return this.#child !== null && (this.#child.exitCode !== null || this.#child.signalCode !== null);
  }

  async end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  }
}
