import { EventEmitter } from "node:events";
import { MESSAGE } from "@casement/shared/contract/board-wire";
import type { Role } from "@casement/shared/session/role";
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import * as Y from "yjs";
import { BOARD_LIMITS } from "../../server/src/board/board-limits.js";
import { createLogger } from "../../server/src/platform/logger.js";
import { syncMessage } from "../../server/src/testing/board-messages.js";
import type { BoardChannel } from "../../server/src/transport/board/board-channel.js";
import { BoardConnection } from "../../server/src/transport/board/connection.js";
import type { MeteredSocket } from "../../server/src/transport/metering/metered-socket.js";

const logger = createLogger("silent");

/** A WebSocket without a network. */
class Endpoint extends EventEmitter {
  readonly CLOSED = 3;
  readyState = 1;
  pause() {}
  resume() {}
  ping() {}
  /** Holds nobody up: the proof is about what frames do, not how fast they come. */
  guard() {
    return { worked: () => undefined };
  }
  close() {
    this.readyState = 3;
  }
  terminate() {
    this.readyState = 3;
  }
}

/** A connection of the real server that gets its frames within this process. */
export class DirectLine {
  /** Frames written to it and not read yet. */
  readonly unread: Buffer[] = [];
  readonly #endpoint = new Endpoint();
  readonly #connection: BoardConnection;
  readonly #channel: BoardChannel;

  constructor(channel: BoardChannel, participantId: string, role: Role) {
    this.#channel = channel;
    const socket = {
      writableLength: 0,
      destroyed: false,
      cork: () => undefined,
      uncork: () => undefined,
      write: (frames: Buffer) => this.unread.push(frames),
    };
    const grant = {
      sessionId: channel.document.sessionId,
      signInId: participantId,
      participantId,
      role,
      name: role,
      color: "#000",
      guideClosed: false,
    };
    this.#connection = new BoardConnection(this.#endpoint as unknown as MeteredSocket, socket as never, {
      grant,
      document: channel.document,
      awareness: channel.awareness,
      mayWrite: () => channel.mayWrite(grant),
      wantsSaved: true,
      limits: BOARD_LIMITS,
      meters: [],
      logger,
      failing: () => false,
      readEpoch: () => Promise.reject(new Error("a board in use stays in its epoch")),
      onBroken: () => {
        throw new Error("the document broke");
      },
    });
    channel.connections.add(this.#connection);
    channel.document.connections.add(this.#connection);
    this.#connection.welcome();
  }

  get isOpen(): boolean {
    return this.#connection.isOpen;
  }

  send(message: Uint8Array): void {
    this.#endpoint.emit("message", Buffer.from(message), true);
  }

  hangUp(): void {
    this.#connection.ended();
    this.#channel.connections.delete(this.#connection);
    this.#channel.document.connections.delete(this.#connection);
    this.#channel.awareness.leave(this.#connection);
    this.#endpoint.removeAllListeners();
  }
}

/** An honest person at the end of a direct line. */
export class HonestPeer {
  readonly doc = new Y.Doc();
  readonly line: DirectLine;
  /** Update messages sent, and how many of them were acknowledged. */
  sent = 0;
  saved = 0;
  readonly updates: Uint8Array[] = [];

  constructor(channel: BoardChannel, participantId: string, role: Role) {
    this.line = new DirectLine(channel, participantId, role);
    this.line.send(syncMessage(0, Uint8Array.from([0])));
    this.read();
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin === this) return;
      this.updates.push(update);
      this.#say(2, update);
    });
  }

  /** Reads everything that was received. */
  read(): void {
    for (const frames of this.line.unread.splice(0)) for (const payload of payloadsOf(frames)) this.#hear(payload);
  }

  #say(step: number, update: Uint8Array): void {
    if (update.length > 2) this.sent += 1;
    this.line.send(syncMessage(step, update));
  }

  #hear(payload: Uint8Array): void {
    const decoder = createDecoder(payload);
    const type = readVarUint(decoder);
    if (type === MESSAGE.SAVED) this.saved = readVarUint(decoder);
    if (type !== MESSAGE.SYNC) return;
    const step = readVarUint(decoder);
    const bytes = readVarUint8Array(decoder);
    if (step === 0) this.#say(1, Y.encodeStateAsUpdate(this.doc, bytes));
    else Y.applyUpdate(this.doc, bytes, this);
  }
}

/** Yields the payloads of finished server frames. */
function* payloadsOf(frames: Buffer): Generator<Uint8Array> {
  for (let at = 0; at < frames.length; ) {
    const short = frames[at + 1] as number;
    const header = short < 126 ? 2 : short === 126 ? 4 : 10;
    const length =
      header === 2 ? short : header === 4 ? frames.readUInt16BE(at + 2) : Number(frames.readBigUInt64BE(at + 2));
    yield frames.subarray(at + header, at + header + length);
    at += header + length;
  }
}
