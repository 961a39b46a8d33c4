import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { Budget, type Meter } from "./meter.js";

/** A frame that waits to be handed over. */
export interface Frame {
  readonly event: "message" | "ping" | "pong";
  readonly data: Buffer;
  readonly isBinary: boolean;
}

export interface GateOptions {
  /** Every one of them is charged; the deepest in debt says how long to wait. */
  readonly meters: readonly Meter[];
  /** How long a connection may be held up in a row, in ms, before it counts as abuse. */
  readonly patienceMs: number;
  /** What a frame counts as, 1 for an ordinary one; null for what no honest client sends. Looks at a few bytes alone. */
  readonly weigh: (frame: Frame) => number | null;
  /** Sent too much for too long. */
  readonly onAbuse: () => void;
  /** Sent what `weigh` knows nothing of. */
  readonly onForeign: () => void;
}

/** Longest single hold-up: closing, pings and revocation must still be noticed. */
const MAX_HOLD_MS = 2000;
/** Frames of one chunk that wait at most: what came before reading stopped. Nobody honest sends so many small ones at once. */
const MAX_WAITING = 2000;
/** Patience comes back this much more slowly than it is used up. */
const PATIENCE_REGAINED_IN_S = 60;

/**
 * Stands between a WebSocket and whoever reads it, and counts before anything is parsed. Beyond a budget nothing is
 * read from the wire, so that the sender's own network holds it up; what goes on for too long is ended.
 */
export class Gate {
  readonly #socket: WebSocket;
  readonly #options: GateOptions;
  readonly #meters: Meter[];
  readonly #patience: Budget;
  readonly #deliver: (frame: Frame) => void;
  readonly #waiting: Frame[] = [];
  #holding: NodeJS.Timeout | null = null;
  #stopped = false;

  /** `wire`: the connection beneath the socket. */
  constructor(socket: WebSocket, wire: Duplex, deliver: (frame: Frame) => void, options: GateOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#meters = [...options.meters];
    this.#patience = new Budget([options.patienceMs / PATIENCE_REGAINED_IN_S, options.patienceMs]);
    this.#deliver = deliver;
    wire.on("data", (chunk: Buffer) => this.#charge({ bytes: chunk.length }));
    socket.once("close", () => this.stop());
  }

  /** One more budget that this connection's frames count towards. */
  join(meter: Meter): void {
    this.#meters.push(meter);
  }

  take(frame: Frame): void {
    if (this.#stopped) return;
    if (this.#holding === null) this.#pass(frame);
    else if (this.#waiting.length < MAX_WAITING) this.#waiting.push(frame);
    else this.#end(this.#options.onAbuse);
  }

  /** Processor time spent on its account after a frame was handed over, in ms. */
  worked(processorMs: number): void {
    this.#charge({ processorMs });
  }

  /** Nothing is handed over any more. */
  stop(): void {
    this.#stopped = true;
    this.#waiting.length = 0;
    if (this.#holding !== null) clearTimeout(this.#holding);
    this.#holding = null;
  }

  #pass(frame: Frame): void {
    const weight = this.#options.weigh(frame);
    if (weight === null) {
      this.#end(this.#options.onForeign);
      return;
    }
    const began = performance.now();
    this.#deliver(frame);
    this.#charge({ frames: weight, processorMs: performance.now() - began });
  }

  #charge(cost: Parameters<Meter["spend"]>[0]): void {
    if (this.#stopped) return;
    const now = performance.now();
    let wait = 0;
    for (const meter of this.#meters) wait = Math.max(wait, meter.spend(cost, now));
    if (wait > 0 && this.#holding === null) this.#hold(Math.min(wait, MAX_HOLD_MS), now);
  }

  #hold(ms: number, now: number): void {
    if (this.#patience.spend(ms, now) > 0) {
      this.#end(this.#options.onAbuse);
      return;
    }
    this.#socket.pause();
    this.#holding = setTimeout(() => this.#goOn(), Math.ceil(ms)).unref();
  }

  #goOn(): void {
    this.#holding = null;
    // Whatever is still in debt holds it up again.
    this.#charge({});
    while (this.#holding === null && !this.#stopped) {
      const frame = this.#waiting.shift();
      if (frame === undefined) {
        this.#socket.resume();
        return;
      }
      this.#pass(frame);
    }
  }

  #end(how: () => void): void {
    this.stop();
    how();
  }
}
