import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import { type Frame, Gate, type GateOptions } from "./gate.js";

/** Browsers cut large messages into pieces of 128 KiB. */
const MAX_FRAGMENTS = 64;
/** How long a closed peer may take to say goodbye. */
const GOODBYE_MS = 1000;
/** Unread bytes beyond which a ping gets no answer. */
const PONG_BELOW_BYTES = 64 * 1024;

/** A WebSocket whose frames, pings too, pass a gate before any listener sees them. */
export class MeteredSocket extends WebSocket {
  #gate: Gate | null = null;

  /** From now on frames are counted. Called once, before anything was read. */
  guard(wire: Duplex, options: GateOptions): Gate {
    this.#gate = new Gate(this, wire, (frame) => this.#handOver(frame), options);
    return this.#gate;
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    if (this.#gate === null || (event !== "message" && event !== "ping" && event !== "pong")) {
      return super.emit(event, ...args);
    }
    this.#gate.take({ event, data: args[0] as Buffer, isBinary: args[1] === true });
    return true;
  }

  #handOver({ event, data, isBinary }: Frame): void {
    if (event === "ping" && this.readyState === WebSocket.OPEN && this.bufferedAmount < PONG_BELOW_BYTES) {
      this.pong(data);
    }
    if (event === "message") super.emit(event, data, isBinary);
    else super.emit(event, data);
  }
}

/** Makes metered sockets of upgrades. engine.io constructs one by itself, with the options it knows. */
export class MeteredServer extends WebSocketServer<typeof MeteredSocket> {
  constructor(options: { readonly maxPayload: number }) {
    super({
      maxPayload: options.maxPayload,
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      autoPong: false,
      maxFragments: MAX_FRAGMENTS,
      WebSocket: MeteredSocket,
      // Unknown to the types: a closed peer that does not answer keeps its descriptor no longer than this.
      ...{ closeTimeout: GOODBYE_MS },
    });
  }
}
