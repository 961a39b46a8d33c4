import type { Duplex } from "node:stream";
import type { MeteredSocket } from "../metering/metered-socket.js";
import { CLOSING, type Closing } from "./admission.js";

/** Unread bytes at which cursors are left out. */
const BEHIND_BYTES = 64 * 1024;
/** How long a closed peer may take to say goodbye. */
const GOODBYE_MS = 1000;

/** The server's end of one socket: finished frames out, reading that can be held up, one way to close. */
export class SocketEnd {
  /** Steady ms at which the peer last showed life. */
  heardAt = performance.now();
  readonly #ws: MeteredSocket;
  readonly #socket: Duplex;
  readonly #unreadBytes: number;
  #open = true;
  #reading = true;

  /** `unreadBytes`: a reader who is further behind is let go. */
  constructor(ws: MeteredSocket, socket: Duplex, unreadBytes: number) {
    this.#ws = ws;
    this.#socket = socket;
    this.#unreadBytes = unreadBytes;
    ws.on("pong", () => this.heard());
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Whether messages are still to be read. */
  get isReading(): boolean {
    return this.#open && this.#reading;
  }

  get behind(): boolean {
    return this.#socket.writableLength > BEHIND_BYTES;
  }

  write(frames: Buffer): void {
    if (!this.#open) return;
    if (this.#socket.writableLength > this.#unreadBytes) this.close(CLOSING.tooFarBehind);
    else this.#socket.write(frames);
  }

  ping(frame: Buffer): void {
    if (!this.#open) return;
    this.#ws.ping();
    if (!this.behind) this.write(frame);
  }

  /** Nothing is read or written after this. */
  close({ code, reason }: Closing): void {
    if (!this.#open) return;
    this.#open = false;
    // A socket that is gone already would keep the closing handshake waiting for 30 s.
    if (this.#socket.destroyed) this.#ws.terminate();
    else this.#ws.close(code, reason);
    // A paused or dead peer would never answer.
    this.#ws.resume();
    setTimeout(() => this.#ws.terminate(), GOODBYE_MS).unref();
  }

  /** Messages that come after this are dropped, the connection stays open for *saved* frames. */
  stopReading(): void {
    this.#reading = false;
    this.#ws.pause();
  }

  terminate(): void {
    this.#ws.terminate();
  }

  /** The peer is gone. */
  ended(): void {
    this.#open = false;
  }

  /** When the socket is closed on both sides. */
  untilEnded(): Promise<void> {
    if (this.#ws.readyState === this.#ws.CLOSED) return Promise.resolve();
    return new Promise((resolve) => this.#ws.once("close", () => resolve()));
  }

  protected heard(): void {
    this.heardAt = performance.now();
  }
}
