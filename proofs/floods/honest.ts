import { setTimeout as wait } from "node:timers/promises";
import { type Actor, SessionClient } from "../../server/src/testing/session-stage.js";

const EVERY_MS = 100;
/** A command that takes this long counts as unanswered. */
const LOST_AFTER_MS = 30_000;

/** The owner marks a question, which is stored; the candidate asks for the time. They take turns all the time. */
export class HonestPair {
  /** How long each command took, in ms. */
  took: number[] = [];
  readonly faults: string[] = [];
  readonly #owner: SessionClient;
  readonly #candidate: SessionClient;
  #stopped = false;
  #working: Promise<unknown> = Promise.resolve();

  constructor(origin: string, owner: Actor, candidate: Actor) {
    this.#owner = new SessionClient(origin, owner);
    this.#candidate = new SessionClient(origin, candidate);
  }

  async begin(): Promise<void> {
    await Promise.all([this.#owner.joined(), this.#candidate.joined()]);
    const itemId = this.#owner.state.privateGuide?.guide.questions[0]?.id ?? "";
    let asked = false;
    const mark = () => {
      asked = !asked;
      return this.#owner.try("question.mark", { itemId, asked });
    };
    this.#working = Promise.all([
      this.#goOn("owner", mark),
      this.#goOn("candidate", () => this.#candidate.try("clock.sync", {})),
    ]);
  }

  /** Returns what was measured since the last call. */
  read(): number[] {
    return this.took.splice(0);
  }

  /** As `read`, and waits for the next answer if there was none yet: it counts with the whole time that it took. */
  async readSome(): Promise<number[]> {
    while (this.took.length === 0) await wait(EVERY_MS);
    return this.read();
  }

  async end(): Promise<void> {
    this.#stopped = true;
    await this.#working;
    this.#owner.close();
    this.#candidate.close();
  }

  async #goOn(who: string, command: () => Promise<string>): Promise<void> {
    while (!this.#stopped) {
      const began = performance.now();
      const code = await Promise.race([command(), wait(LOST_AFTER_MS, "no answer", { ref: false })]);
      this.took.push(performance.now() - began);
      if (code !== "ok") this.faults.push(`an honest ${who} got: ${code}`);
      await wait(EVERY_MS);
    }
  }
}
