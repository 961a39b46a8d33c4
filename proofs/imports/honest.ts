import { setTimeout as wait } from "node:timers/promises";
import { type Actor, SessionClient } from "../../server/src/testing/session-stage.js";

/** Pause between two commands: well below what a connection may send. */
const PAUSE_MS = 100;

/** The owner of a running interview, at work with its scorecard; measures how long each command takes. */
export class HonestWork {
  readonly tookMs: number[] = [];
  readonly #client: SessionClient;
  #working: Promise<void> | null = null;
  #isOver = false;

  private constructor(client: SessionClient) {
    this.#client = client;
  }

  static async begin(origin: string, owner: Actor): Promise<HonestWork> {
    const work = new HonestWork(await new SessionClient(origin, owner).joined());
    work.#working = work.#goOn();
    return work;
  }

  /** Throws the error with which a command failed. */
  async end(): Promise<void> {
    this.#isOver = true;
    await this.#working;
    this.#client.close();
  }

  async #goOn(): Promise<void> {
    while (!this.#isOver) {
      const began = performance.now();
      const summary = `Thought number ${this.tookMs.length}`;
      await this.#client.send("scorecard.recommend", { recommendation: "yes", summary });
      this.tookMs.push(performance.now() - began);
      await wait(PAUSE_MS);
    }
  }
}
