import { MAX_BOARD_MESSAGE_BYTES, MESSAGE } from "@casement/shared/contract/board-wire";
import { recordsOf } from "@casement/shared/document/schema";
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import { createEncoder, encode, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { writeSyncStep2, writeUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import { countingSocket, cutSync } from "./board-socket";
import { BoardTally } from "./board-tally";

const [STEP_2, UPDATE] = [1, 2];

function docOf(records: number, textLength: number): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let index = 0; index < records; index++)
      recordsOf(doc).set(`shape:${index}`, new Y.Map<unknown>([["_", { text: "x".repeat(textLength) }]]));
  });
  return doc;
}

function answerOf(doc: Y.Doc): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MESSAGE.SYNC);
  writeSyncStep2(encoder, doc);
  return toUint8Array(encoder);
}

function updateOf(doc: Y.Doc): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, MESSAGE.SYNC);
  writeUpdate(encoder, Y.encodeStateAsUpdate(doc));
  return toUint8Array(encoder);
}

function read(message: Uint8Array): { step: number; update: Uint8Array } {
  const decoder = createDecoder(message);
  readVarUint(decoder);
  return { step: readVarUint(decoder), update: readVarUint8Array(decoder) };
}

/** A socket that records what a browser's socket would have sent. */
function recordingSocket(tally: BoardTally) {
  const sent: Uint8Array[] = [];
  class Wire {
    send(data: Uint8Array): void {
      sent.push(data);
    }
  }
  const before = globalThis.WebSocket;
  globalThis.WebSocket = Wire as unknown as typeof WebSocket;
  const socket = new (countingSocket(tally, () => undefined))("ws://board.invalid");
  globalThis.WebSocket = before;
  return { socket, sent };
}

describe("long messages", () => {
  test.each([
    ["an update", updateOf, UPDATE],
    ["an answer", answerOf, STEP_2],
  ] as const)(
    "BRD-28 %s of 5 MB leaves in pieces that the server takes, and is complete with the last",
    (_what, make, step) => {
      const doc = docOf(500, 10_000);
      const tally = new BoardTally();
      const { socket, sent } = recordingSocket(tally);
      tally.lacksNothing();
      tally.edited();
      socket.send(make(doc) as Uint8Array<ArrayBuffer>);
      expect(sent.length).toBeGreaterThan(5);
      expect(Math.max(...sent.map(({ length }) => length))).toBeLessThan(MAX_BOARD_MESSAGE_BYTES);
      expect(sent.map((message) => read(message).step)).toEqual([...sent.slice(1).map(() => UPDATE), step]);
      const copy = new Y.Doc();
      for (const message of sent) Y.applyUpdate(copy, read(message).update);
      expect(recordsOf(copy).toJSON()).toEqual(recordsOf(doc).toJSON());
      tally.acknowledged(sent.length - 1);
      expect(tally.pending).toBe(1);
      tally.acknowledged(sent.length);
      expect(tally.pending).toBe(0);
    },
  );

  test("BRD-28 short messages and those without an update stay as they are", () => {
    const short = updateOf(docOf(2, 100));
    expect(cutSync(short)).toEqual([short]);
    const awareness = encode((encoder) => {
      writeVarUint(encoder, MESSAGE.AWARENESS);
      writeVarUint8Array(encoder, new Uint8Array(300_000));
    });
    expect(cutSync(awareness)).toEqual([awareness]);
  });

  test("BRD-28 a message that would end the connection is not sent and not called saved", () => {
    const tally = new BoardTally();
    const { socket, sent } = recordingSocket(tally);
    tally.edited();
    socket.send(updateOf(docOf(1, MAX_BOARD_MESSAGE_BYTES + 1)) as Uint8Array<ArrayBuffer>);
    expect(sent).toEqual([]);
    expect(tally.pending).toBe(1);
  });
});

describe("receipts", () => {
  const EMPTY_ANSWER = encode((encoder) => {
    writeVarUint(encoder, MESSAGE.SYNC);
    writeVarUint(encoder, STEP_2);
    writeVarUint8Array(encoder, Uint8Array.of(0, 0));
  }) as Uint8Array<ArrayBuffer>;

  test("BRD-26 a page whose unsaved edits the server has asks for a receipt, and is saved with its acknowledgement", () => {
    const tally = new BoardTally(3);
    const { socket, sent } = recordingSocket(tally);
    socket.send(EMPTY_ANSWER);
    expect(sent.slice(1)).toEqual([Uint8Array.of(MESSAGE.RECEIPT)]);
    expect(tally.pending).toBe(3);
    tally.acknowledged(1);
    expect(tally.pending).toBe(0);
  });

  test("BRD-26 a page with nothing unsaved asks for none", () => {
    const { socket, sent } = recordingSocket(new BoardTally());
    socket.send(EMPTY_ANSWER);
    expect(sent).toEqual([EMPTY_ANSWER]);
  });
});
