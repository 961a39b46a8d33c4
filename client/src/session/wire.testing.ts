import { type BoardNotice, MESSAGE } from "@casement/shared/contract/board-wire";
import { recordsOf, seedBoard } from "@casement/shared/document/schema";
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import { encode, writeVarString, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { Awareness, applyAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";

const [STEP_1, STEP_2, UPDATE] = [0, 1, 2];

/** The server accepts no update that builds on one that it lacks, and none while the client may not write. */
function canTake(update: Uint8Array): boolean {
  const trial = new Y.Doc();
  Y.applyUpdate(trial, Y.encodeStateAsUpdate(Wire.doc));
  Y.applyUpdate(trial, update);
  return Wire.notice === "writable" && trial.store.pendingStructs === null;
}

/** The server's end of the connection, as a client sees it. */
export class Wire {
  static doc: Y.Doc;
  /** What people tell each other that is not kept: pointers, and the cells in which they write. */
  static awareness: Awareness;
  static wires: Wire[] = [];
  static notice: BoardNotice = "writable";
  static readonly OPEN = 1;
  readonly OPEN = Wire.OPEN;
  readyState = 0;
  binaryType = "arraybuffer";
  onopen: (() => void) | null = null;
  onclose: ((event: object) => void) | null = null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null = null;
  /** Whether the server acknowledges what it has committed; false while its database hangs. */
  static answering = true;
  #counted = 0;

  constructor(readonly url: string) {
    Wire.wires.push(this);
    queueMicrotask(() => {
      this.readyState = Wire.OPEN;
      this.onopen?.();
      this.notify(Wire.notice);
      this.#sync(STEP_1, Y.encodeStateVector(Wire.doc));
    });
  }

  send(message: Uint8Array): void {
    const decoder = createDecoder(message);
    const type = readVarUint(decoder);
    if (type === MESSAGE.RECEIPT) this.#count();
    if (type === MESSAGE.AWARENESS) applyAwarenessUpdate(Wire.awareness, readVarUint8Array(decoder), this);
    if (type !== MESSAGE.SYNC) return;
    const step = readVarUint(decoder);
    const bytes = readVarUint8Array(decoder);
    if (step === STEP_1) queueMicrotask(() => this.#sync(STEP_2, Y.encodeStateAsUpdate(Wire.doc, bytes)));
    else if (bytes.length > 2 && canTake(bytes)) {
      Y.applyUpdate(Wire.doc, bytes);
      this.#count();
    }
  }

  #count(): void {
    this.#counted += 1;
    if (Wire.answering) this.acknowledge();
  }

  acknowledge(): void {
    this.#tell(MESSAGE.SAVED, (encoder) => writeVarUint(encoder, this.#counted));
  }

  /** Sends an update that somebody else made. */
  relay(update: Uint8Array): void {
    Y.applyUpdate(Wire.doc, update);
    this.#sync(UPDATE, update);
  }

  close(code = 1000): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }

  notify(notice: BoardNotice): void {
    this.#tell(MESSAGE.NOTICE, (encoder) => writeVarString(encoder, notice));
  }

  end(state: Uint8Array): void {
    this.#tell(MESSAGE.ENDED_EPOCH, (encoder) => writeVarUint8Array(encoder, state));
    this.notify("stale");
  }

  #sync(step: number, bytes: Uint8Array): void {
    this.#tell(MESSAGE.SYNC, (encoder) => {
      writeVarUint(encoder, step);
      writeVarUint8Array(encoder, bytes);
    });
  }

  #tell(type: number, write: (encoder: Parameters<typeof writeVarUint>[0]) => void): void {
    const bytes = encode((encoder) => {
      writeVarUint(encoder, type);
      write(encoder);
    });
    queueMicrotask(() => this.onmessage?.({ data: bytes.slice().buffer }));
  }
}

/** Replaces a page's WebSocket by `Wire`, with an empty board; returns a function that restores the real one. */
export function openWire(): () => void {
  const { WebSocket } = globalThis;
  Object.assign(globalThis, { WebSocket: Wire });
  Wire.doc = new Y.Doc();
  Wire.awareness = new Awareness(Wire.doc);
  seedBoard(Wire.doc);
  Wire.wires = [];
  Wire.notice = "writable";
  Wire.answering = true;
  return () => {
    Wire.awareness.destroy();
    Object.assign(globalThis, { WebSocket });
  };
}

/** Replaces the globals of a page, with `Wire` as its server; returns a function that restores the real ones. */
export function installPage(): () => void {
  const { window } = globalThis;
  const page = { location: { protocol: "http:", host: "board.invalid" } };
  const listeners = { addEventListener: () => undefined, removeEventListener: () => undefined };
  Object.assign(globalThis, { window: { ...page, ...listeners } });
  const closeWire = openWire();
  return () => {
    closeWire();
    Object.assign(globalThis, { window });
  };
}

export function draw(doc: Y.Doc, id: string): void {
  recordsOf(doc).set(id, new Y.Map<unknown>([["_", { typeName: "shape", parentId: "page:page", props: {} }]]));
}

/** Lets every message that is on its way arrive: all do within one turn of the event loop. */
export const turn = () => new Promise((resolve) => setTimeout(resolve));
