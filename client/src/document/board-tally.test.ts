import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from "lib0/encoding";
import { readSentSync } from "./board-socket";
import { type BoardFacts, statusOf } from "./board-status";
import { BoardTally } from "./board-tally";

function edit(tally: BoardTally, count = 1): void {
  for (let index = 0; index < count; index++) tally.edited();
}

describe("board tally", () => {
  test("BRD-25 edits are pending until the message that carried them is acknowledged", () => {
    const tally = new BoardTally();
    tally.connected();
    tally.sentUpdate(true);
    edit(tally);
    tally.sentUpdate(false);
    edit(tally);
    tally.sentUpdate(false);
    tally.acknowledged(2);
    expect(tally.pending).toBe(1);
    tally.acknowledged(3);
    expect(tally.pending).toBe(0);
  });

  test("BRD-26 a lost connection's messages count for nothing; an acknowledged whole answer completes all", () => {
    const tally = new BoardTally();
    tally.connected();
    tally.sentUpdate(true);
    edit(tally, 3);
    tally.sentUpdate(false);
    tally.connected();
    tally.acknowledged(1);
    expect(tally.pending).toBe(3);
    edit(tally);
    // Sent before the server asked what it lacks, so its acknowledgement says nothing of the three edits before it.
    tally.sentUpdate(false);
    tally.acknowledged(1);
    expect(tally.pending).toBe(4);
    tally.sentUpdate(true);
    tally.acknowledged(2);
    expect(tally.pending).toBe(0);
  });

  test("BRD-26 when the server lacks nothing, the acknowledgement of a receipt covers everything before it", () => {
    const tally = new BoardTally(2);
    tally.connected();
    tally.lacksNothing();
    expect(tally.pending).toBe(2);
    tally.sentReceiptRequest();
    edit(tally);
    tally.acknowledged(1);
    expect(tally.pending).toBe(1);
    tally.sentUpdate(false);
    tally.acknowledged(2);
    expect(tally.pending).toBe(0);
  });

  test("BRD-26 when the server lacks nothing, the acknowledgement of the next message covers everything", () => {
    const tally = new BoardTally(2);
    tally.connected();
    tally.lacksNothing();
    tally.sentUpdate(false);
    tally.acknowledged(1);
    expect(tally.pending).toBe(0);
  });

  test("BRD-26 edits of an earlier page of this browser are pending until a whole answer is acknowledged", () => {
    const tally = new BoardTally(7);
    tally.connected();
    expect(tally.pending).toBe(7);
    tally.sentUpdate(true);
    tally.acknowledged(1);
    expect(tally.pending).toBe(0);
  });
});

describe("board badge", () => {
  const facts: BoardFacts = { connection: { kind: "synced" }, pending: 0, writable: true, databaseAway: false };
  test.each([
    ["saved", {}],
    ["saving", { pending: 1 }],
    ["not-saved", { databaseAway: true, pending: 2 }],
    ["read-only", { writable: false }],
    ["not-saved", { writable: false, pending: 1 }],
    ["offline", { connection: { kind: "lost" } }],
    ["offline", { connection: { kind: "connecting" }, pending: 4 }],
    ["connecting", { connection: { kind: "connecting" } }],
    ["unreachable", { connection: { kind: "unreached" }, pending: 1 }],
    ["not-saved", { connection: { kind: "ended", by: "GONE" }, pending: 1 }],
    ["read-only", { connection: { kind: "ended", by: "GONE" } }],
  ] as [string, Partial<BoardFacts>][])("BRD-25 UI-120 %s for %j", (state, change) => {
    expect(statusOf({ ...facts, ...change }).state).toBe(state);
  });

  test("BRD-25 never says saved while anything is pending", () => {
    for (const kind of ["connecting", "synced", "lost", "unreached", "ended"] as const)
      for (const writable of [true, false])
        for (const databaseAway of [true, false]) {
          const connection = kind === "ended" ? { kind, by: "GONE" } : { kind };
          expect(statusOf({ connection, writable, databaseAway, pending: 1 }).state).not.toBe("saved");
        }
  });
});

describe("sent messages", () => {
  const message = (type: number, step: number, bytes: number[]) => {
    const encoder = createEncoder();
    writeVarUint(encoder, type);
    writeVarUint(encoder, step);
    writeVarUint8Array(encoder, Uint8Array.from(bytes));
    return toUint8Array(encoder);
  };
  test("BRD-25 counts what the server counts: updates, and answers that hold something", () => {
    expect(readSentSync(message(0, 0, [1]))).toBeNull();
    expect(readSentSync(message(1, 2, [1]))).toBeNull();
    expect(readSentSync(message(0, 1, [0, 0]))).toEqual({ whole: true, empty: true });
    expect(readSentSync(message(0, 1, [1, 2, 3]))).toEqual({ whole: true, empty: false });
    expect(readSentSync(message(0, 2, [1, 2, 3]))).toEqual({ whole: false, empty: false });
  });
});
