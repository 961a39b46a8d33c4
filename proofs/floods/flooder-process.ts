import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import type { Order } from "./flooder.js";
import type { Tally } from "./target.js";

const FOLDER = path.resolve("proofs");

/**
 * Runs the floods in a process of their own, so that their work does not count as the server's or the honest people's.
 */
export class FlooderProcess {
  readonly #child: ChildProcess;

  constructor() {
    this.#child = spawn(process.execPath, ["--import", "tsx", path.join(FOLDER, "floods/flooder.ts")], {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
      env: { ...process.env, TSX_TSCONFIG_PATH: path.join(FOLDER, "tsconfig.process.json") },
    });
  }

  async flood(order: Order): Promise<Tally> {
    this.#child.send(order);
    const [tally] = await once(this.#child, "message");
    return tally as Tally;
  }

  async end(): Promise<void> {
    const exited = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await exited;
  }
}
