import type { WebSocket } from "ws";
import { Allowance } from "../../platform/limits/allowance.js";
import { processorClock } from "../../platform/loop/processor-clock.js";
import type { Meter, Metered } from "./meter.js";

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
/** Most frames that wait because they came before reading stopped. A slice of the wire cannot hold as many. */
const MAX_WAITING = 2000;
/** Patience is used up this many times as fast as it is regained. */
const PATIENCE_REGAINED_IN_S = 60;

/**
 * Stands between a WebSocket and its reader, and counts frames before anything is parsed. Over an allowance it stops
 * reading from the wire, so that the sender's own network slows it down; if that goes on for too long it calls
 * `onAbuse`.
 */
export class Gate implements Metered {
  readonly #socket: WebSocket;
  readonly #options: GateOptions;
  readonly #meters: Meter[];
  readonly #patience: Allowance;
  readonly #deliver: (frame: Frame) => void;
  readonly #waiting: Frame[] = [];
  /** Cancels the going on; null while frames are delivered. */
  #holding: (() => void) | null = null;
  /**
   * Until when the debts last that this connection made, steady ms; only they cost patience. Nobody is cut off for what
   * a neighbour sends, nor one connection of a person for what another of theirs does.
   */
  #owesUntil = 0;
  #stopped = false;
  #taken = 0;

  constructor(socket: WebSocket, deliver: (frame: Frame) => void, options: GateOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#meters = [...options.meters];
    this.#patience = new Allowance([options.patienceMs / PATIENCE_REGAINED_IN_S, options.patienceMs]);
    this.#deliver = deliver;
    for (const meter of this.#meters) meter.enter(this);
    socket.once("close", () => this.stop());
  }

  /** Adds a meter that this connection's frames are charged to. */
  join(meter: Meter): void {
    this.#meters.push(meter);
    meter.enter(this);
  }

  /** Frames that it was given so far. */
  get taken(): number {
    return this.#taken;
  }

  /** Whether nothing is to be read now. */
  get isHolding(): boolean {
    return this.#stopped || this.#holding !== null;
  }

  /** Charges what came over the wire. */
  read(bytes: number): void {
    this.#charge({ bytes });
  }

  take(frame: Frame): void {
    if (this.#stopped) return;
    this.#taken += 1;
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

  /** Lets other connections have their turn of the loop. */
  giveWay(): void {
    if (this.isHolding) return;
    this.#socket.pause();
    const turn = setImmediate(() => this.#goOn());
    this.#holding = () => clearImmediate(turn);
  }

  /** Whether nothing will be delivered any more. */
  get isStopped(): boolean {
    return this.#stopped;
  }

  /** Delivers nothing more. */
  stop(): void {
    this.#stopped = true;
    for (const meter of this.#meters) meter.leave(this);
    this.#waiting.length = 0;
    this.#holding?.();
    this.#holding = null;
  }

  #pass(frame: Frame): void {
    const weight = this.#options.weigh(frame);
    if (weight === null) {
      this.#end(this.#options.onForeign);
      return;
    }
    const began = processorClock.begin();
    this.#deliver(frame);
    this.#charge({ frames: weight, processorMs: processorClock.since(began) });
  }

  #charge(cost: Parameters<Meter["spend"]>[0]): void {
    if (this.#stopped) return;
    const now = performance.now();
    let [wait, person, own] = [0, 0, 0];
    for (const meter of this.#meters) {
      const debt = meter.spend(cost, now, this);
      wait = Math.max(wait, debt);
      if (meter.isCrowd || debt === 0) continue;
      person = Math.max(person, debt);
      own = Math.max(own, Math.min(debt, meter.regainMs(cost)));
    }
    this.#owesUntil = Math.min(Math.max(this.#owesUntil, now) + own, now + person);
    if (wait > 0 && this.#holding === null) this.#hold(Math.min(wait, MAX_HOLD_MS), now);
  }

  #hold(ms: number, now: number): void {
    if (this.#patience.spend(Math.min(this.#owesUntil - now, MAX_HOLD_MS), now) > 0) {
      this.#end(this.#options.onAbuse);
      return;
    }
    this.#pause(ms);
  }

  #pause(ms: number): void {
    this.#socket.pause();
    const timer = setTimeout(() => this.#goOn(), Math.ceil(ms)).unref();
    this.#holding = () => clearTimeout(timer);
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
