import type { Duplex } from "node:stream";
import { WebSocket, WebSocketServer } from "ws";
import { type Frame, Gate, type GateOptions } from "./gate.js";
import { readInSlices } from "./read-in-slices.js";

/** Browsers split large messages into pieces of 128 KiB. */
const MAX_FRAGMENTS = 64;
/** How long a peer may take for the closing handshake. */
const GOODBYE_MS = 1000;
/** Above this many unread bytes a ping gets no answer. */
const PONG_BELOW_BYTES = 64 * 1024;

/** A WebSocket whose frames, pings too, pass a gate before any listener gets them. */
export class MeteredSocket extends WebSocket {
  #gate: Gate | null = null;

  /** Counts frames from now on. Call it once, before anything is read. */
  guard(wire: Duplex, options: GateOptions): Gate {
    this.#gate = new Gate(this, (frame) => this.#handOver(frame), options);
    readInSlices(wire, this.#gate);
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

/** Missing in the types: a closed peer that does not answer keeps its file descriptor no longer than this. */
const GOODBYE = { closeTimeout: GOODBYE_MS };

/** Makes metered sockets of upgrades. engine.io constructs this server itself, with its own options. */
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
      ...GOODBYE,
    });
  }
}
