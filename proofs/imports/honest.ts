import { setTimeout as wait } from "node:timers/promises";
import { type Actor, SessionClient } from "../../server/src/testing/session-stage.js";

/** Between two commands of somebody at work: well below what a connection may send. */
const PAUSE_MS = 100;

/** The owner of an interview under way, at work with its scorecard; knows how long each command took. */
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

  /** Throws what a command failed with. */
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
