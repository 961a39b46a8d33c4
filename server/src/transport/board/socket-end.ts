import type { Duplex } from "node:stream";
import type { MeteredSocket } from "../metering/metered-socket.js";
import { CLOSING, type Closing } from "./admission.js";

/** Unread bytes above which cursors are not sent. */
const BEHIND_BYTES = 64 * 1024;
/** How long a peer may take for the closing handshake. */
const GOODBYE_MS = 1000;

/** The server's end of one socket: sends finished frames, can pause reading, and closes in one way. */
export class SocketEnd {
  /** Steady ms of the peer's last sign of life. */
  heardAt = performance.now();
  /** Steady ms of the next heartbeat; the first comes at once. */
  beatsAt = 0;
  readonly #ws: MeteredSocket;
  readonly #socket: Duplex;
  readonly #unreadBytes: number;
  /** Bytes of the largest answer that may not be read yet. */
  #askedFor = 0;
  #open = true;
  #reading = true;

  /** `unreadBytes`: a peer with more than this unread is disconnected. */
  constructor(ws: MeteredSocket, socket: Duplex, unreadBytes: number) {
    this.#ws = ws;
    this.#socket = socket;
    this.#unreadBytes = unreadBytes;
    ws.on("pong", () => this.heard());
  }

  get isOpen(): boolean {
    return this.#open;
  }

  /** Whether messages are still read. */
  get isReading(): boolean {
    return this.#open && this.#reading;
  }

  get behind(): boolean {
    return this.#socket.writableLength > BEHIND_BYTES;
  }

  write(frames: Buffer): void {
    if (!this.#open) return;
    const unread = this.#socket.writableLength;
    if (unread <= this.#unreadBytes) this.#askedFor = 0;
    if (unread > this.#unreadBytes + this.#askedFor) this.close(CLOSING.tooFarBehind);
    else this.#socket.write(frames);
  }

  /**
   * Writes what the peer asked for. It does not count as unread, however large it is, unless the peer asks again before
   * it has read it.
   */
  answer(frames: readonly Buffer[]): void {
    if (this.#socket.writableLength > this.#unreadBytes) {
      this.close(CLOSING.tooFarBehind);
      return;
    }
    const bytes = frames.reduce((sum, { length }) => sum + length, 0);
    // One call to the system for all of them.
    this.#socket.cork();
    for (const each of frames) {
      this.write(each);
      this.#askedFor = Math.max(this.#askedFor, bytes);
    }
    this.#socket.uncork();
  }

  /** Writes a heartbeat, which begins with a ping; to a peer that lags only a ping. */
  beat(frames: Buffer): void {
    if (!this.#open) return;
    if (this.behind) this.#ws.ping();
    else this.write(frames);
  }

  /** Nothing is read or written after this. */
  close({ code, reason }: Closing): void {
    if (!this.#open) return;
    this.#open = false;
    // On a destroyed socket the closing handshake would wait for 30 s.
    if (this.#socket.destroyed) this.#ws.terminate();
    else this.#ws.close(code, reason);
    // A paused or dead peer would never answer the closing handshake.
    this.#ws.resume();
    setTimeout(() => this.#ws.terminate(), GOODBYE_MS).unref();
  }

  /** Drops later messages; the connection stays open for *saved* frames. */
  stopReading(): void {
    this.#reading = false;
    this.#ws.pause();
  }

  terminate(): void {
    this.#ws.terminate();
  }

  /** The peer has gone. */
  ended(): void {
    this.#open = false;
  }

  /** Resolves when the socket is closed on both sides. */
  untilEnded(): Promise<void> {
    if (this.#ws.readyState === this.#ws.CLOSED) return Promise.resolve();
    return new Promise((resolve) => this.#ws.once("close", () => resolve()));
  }

  protected heard(): void {
    this.heardAt = performance.now();
  }
}
