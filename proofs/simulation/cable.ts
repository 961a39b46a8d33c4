import { Duplex } from "node:stream";
import type { VirtualTime } from "./virtual-time.js";

/** Returns how long bytes travel, in virtual ms; called for every piece. */
export type Delay = () => number;

/** One end of a connection. Bytes arrive at the other end in order, each piece after its delay. */
class End extends Duplex {
  other: End | null = null;
  #arrivesAt = 0;

  constructor(
    readonly time: VirtualTime,
    readonly owner: object,
    readonly delay: Delay,
  ) {
    super({ allowHalfOpen: false });
    this.on("error", () => undefined);
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#deliver((other) => other.push(chunk));
    done();
  }

  override _final(done: () => void): void {
    this.#deliver((other) => other.push(null));
    done();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#deliver((other) => other.destroy());
    done(error);
  }

  #deliver(what: (other: End) => void): void {
    const { other, time } = this;
    if (other === null) return;
    this.#arrivesAt = Math.max(this.#arrivesAt, time.now + this.delay());
    time.later(other.owner, this.#arrivesAt - time.now, () => {
      if (!other.destroyed) what(other);
    });
  }

  /** What is sent from now on is lost; what is on its way still arrives. */
  unplug(): void {
    this.other = null;
  }
}

/** A connection between two simulated processes. */
export class Cable {
  readonly here: End;
  readonly there: End;

  constructor(time: VirtualTime, owners: { here: object; there: object }, delay: Delay) {
    this.here = new End(time, owners.here, delay);
    this.there = new End(time, owners.there, delay);
    this.here.other = this.there;
    this.there.other = this.here;
  }

  /** Cuts the network: nobody is told, and each side notices after its own time. */
  cut(time: VirtualTime, noticed: Delay): void {
    for (const end of [this.here, this.there]) {
      end.unplug();
      time.later(end.owner, noticed(), () => end.destroy());
    }
  }

  /** One process has died: its system tells the other side. */
  dropByDeathOf(side: "here" | "there", time: VirtualTime, noticed: Delay): void {
    const [dead, living] = side === "here" ? [this.here, this.there] : [this.there, this.here];
    dead.unplug();
    living.unplug();
    time.later(living.owner, noticed(), () => living.destroy());
  }
}
