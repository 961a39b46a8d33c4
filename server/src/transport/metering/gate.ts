import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import { Budget, type Meter, type Metered } from "./meter.js";

/** A frame that waits to be delivered. */
export interface Frame {
  readonly event: "message" | "ping" | "pong";
  readonly data: Buffer;
  readonly isBinary: boolean;
}

export interface GateOptions {
  /** Each of them is charged; the one deepest in debt determines the wait. */
  readonly meters: readonly Meter[];
  /** How long a connection may be held up in a row, in ms, before it counts as abuse. */
  readonly patienceMs: number;
  /** The cost of a frame, 1 for an ordinary one; null for one that no honest client sends. Reads only a few bytes. */
  readonly weigh: (frame: Frame) => number | null;
  /** The client sent too much for too long. */
  readonly onAbuse: () => void;
  /** The client sent a frame for which `weigh` returned null. */
  readonly onForeign: () => void;
}

/** Longest single pause of reading: closing, pings and revocation must still be noticed. */
const MAX_HOLD_MS = 2000;
/**
 * Most frames of one chunk that wait, because they came before reading stopped. No honest client sends so many at once.
 */
const MAX_WAITING = 2000;
/** Patience is used up this many times as fast as it is regained. */
const PATIENCE_REGAINED_IN_S = 60;

/**
 * Stands between a WebSocket and its reader, and counts frames before anything is parsed. Over a budget it stops
 * reading from the wire, so that the sender's own network slows it down; if that goes on for too long it calls
 * `onAbuse`.
 */
export class Gate implements Metered {
  readonly #socket: WebSocket;
  readonly #options: GateOptions;
  readonly #meters: Meter[];
  readonly #patience: Budget;
  readonly #deliver: (frame: Frame) => void;
  readonly #waiting: Frame[] = [];
  #holding: NodeJS.Timeout | null = null;
  #stopped = false;

  /** `wire`: the connection below the WebSocket. */
  constructor(socket: WebSocket, wire: Duplex, deliver: (frame: Frame) => void, options: GateOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#meters = [...options.meters];
    this.#patience = new Budget([options.patienceMs / PATIENCE_REGAINED_IN_S, options.patienceMs]);
    this.#deliver = deliver;
    for (const meter of this.#meters) meter.enter(this);
    wire.on("data", (chunk: Buffer) => this.#charge({ bytes: chunk.length }));
    socket.once("close", () => this.stop());
  }

  /** Adds a meter that this connection's frames are charged to. */
  join(meter: Meter): void {
    this.#meters.push(meter);
    meter.enter(this);
  }

  take(frame: Frame): void {
    if (this.#stopped) return;
    if (this.#holding === null) this.#pass(frame);
    else if (this.#waiting.length < MAX_WAITING) this.#waiting.push(frame);
    else this.#end(this.#options.onAbuse);
  }

  /** Charges the processor time that a frame took after its delivery, in ms. */
  worked(processorMs: number): void {
    this.#charge({ processorMs });
  }

  /** Costs no patience: it is for what another connection of the same person sent. */
  rest(ms: number): void {
    if (!this.#stopped && this.#holding === null) this.#pause(Math.min(ms, MAX_HOLD_MS));
  }

  /** Delivers nothing more. */
  stop(): void {
    this.#stopped = true;
    for (const meter of this.#meters) meter.leave(this);
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
    let [wait, own] = [0, 0];
    for (const meter of this.#meters) {
      const debt = meter.spend(cost, now, this);
      wait = Math.max(wait, debt);
      if (!meter.isCrowd) own = Math.max(own, debt);
    }
    if (wait > 0 && this.#holding === null) this.#hold(Math.min(wait, MAX_HOLD_MS), Math.min(own, MAX_HOLD_MS), now);
  }

  /** `own`: how much of the wait is for what this person sent. Nobody is cut off for the flood of a neighbour. */
  #hold(ms: number, own: number, now: number): void {
    if (this.#patience.spend(own, now) > 0) {
      this.#end(this.#options.onAbuse);
      return;
    }
    this.#pause(ms);
  }

  #pause(ms: number): void {
    this.#socket.pause();
    this.#holding = setTimeout(() => this.#goOn(), Math.ceil(ms)).unref();
  }

  #goOn(): void {
    this.#holding = null;
    // Whatever is still in debt pauses reading again.
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
