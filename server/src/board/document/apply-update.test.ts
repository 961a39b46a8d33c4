import { recordsOf, seedBoard } from "@casement/shared/document/schema";
import { SeededDrawing } from "@casement/shared/testing/document/seeded-drawing";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import * as Y from "yjs";
import { Authors, SERVER } from "../validation/authors.js";
import { decodeWholeUpdate } from "../validation/update-decoding.js";
import { pieceOf } from "./apply-update.js";
import { UpdateApplier } from "./update-applier.js";

const SEED = Number(process.env.SEED ?? 4_712);

/** Applies updates to a document, and what is relayed of them to a second one by Yjs alone. */
class Beside {
  readonly doc = new Y.Doc();
  readonly plain = new Y.Doc();
  readonly applier: UpdateApplier;
  taken = 0;

  constructor() {
    seedBoard(this.doc);
    Y.applyUpdate(this.plain, Y.encodeStateAsUpdate(this.doc));
    const authors = new Authors();
    authors.bind(SERVER, [this.doc.clientID]);
    this.applier = new UpdateApplier({ doc: this.doc, authors, refuse: () => null });
  }

  send(participantId: string, ...updates: readonly Uint8Array[]): void {
    // As updates arrive: inside a larger buffer, whose bytes are overwritten later.
    const batch = updates.map((update) => ({
      participantId,
      update: Buffer.from([9, ...update, 9]).subarray(1, -1),
      mayWrite: true,
    }));
    for (const { incoming, outcome, encoded } of this.applier.take(batch)) {
      if (encoded !== null) Y.applyUpdate(this.plain, Uint8Array.from(encoded.update));
      if (outcome.kind === "applied") this.taken += 1;
      incoming.update.fill(255);
    }
  }

  expectSame(): void {
    expect(recordsOf(this.doc).toJSON()).toEqual(recordsOf(this.plain).toJSON());
    expect(Y.equalSnapshots(Y.snapshot(this.doc), Y.snapshot(this.plain))).toBe(true);
    const reread = new Y.Doc();
    Y.applyUpdate(reread, Y.encodeStateAsUpdate(this.doc));
    expect(recordsOf(reread).toJSON()).toEqual(recordsOf(this.plain).toJSON());
    expect(this.doc.store.pendingStructs ?? this.doc.store.pendingDs).toBeNull();
  }
}

test(`BRD-104 decoded updates are applied as Yjs itself would, alone and several at once (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  const board = new Beside();
  const people = ["alice", "bob"].map((name) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
    const waiting: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array, origin: unknown) => origin !== "others" && waiting.push(update));
    return {
      name,
      doc,
      waiting,
      undo: new Y.UndoManager(doc.getMap("records")),
      drawing: new SeededDrawing(doc, random, name, 12),
    };
  });
  for (let turn = 0; turn < 600; turn += 1) {
    const { name, doc, waiting, undo, drawing } = random.pick(people);
    for (let edits = random.below(6); edits > 0; edits -= 1) {
      if (random.below(9) > 0) drawing.edit();
      else if (random.below(2) > 0) undo.undo();
      else undo.redo();
    }
    board.send(name, ...waiting.splice(0));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc, Y.encodeStateVector(doc)), "others");
    if (turn % 50 === 0) board.expectSame();
  }
  board.expectSame();
  expect(board.taken).toBeGreaterThan(1000);
});

test(`BRD-104 so are pieces of strokes, whoever draws, undoes and deletes at the same time (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  const board = new Beside();
  const people = ["alice", "bob"].map((name) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
    const waiting: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array, origin: unknown) => origin !== "others" && waiting.push(update));
    return { name, doc, waiting };
  });
  let pieces = 0;
  for (let turn = 0; turn < 800; turn += 1) {
    const { name, doc, waiting } = random.pick(people);
    const records = doc.getMap<Y.Map<unknown>>("records");
    for (let edits = random.below(5); edits >= 0; edits -= 1) drawPiece(records, random);
    for (const update of waiting) if (pieceOf(board.doc, decodeWholeUpdate(update)) !== null) pieces += 1;
    board.send(name, ...waiting.splice(0));
    // Others' work comes late, so that both add to the same stroke at once.
    if (random.below(3) === 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc, Y.encodeStateVector(doc)), "others");
    if (turn % 50 === 0) board.expectSame();
  }
  board.expectSame();
  expect(pieces).toBeGreaterThan(300);
});

/** Adds a piece to one of three strokes, at its end or within it; sometimes begins or deletes one. */
function drawPiece(records: Y.Map<Y.Map<unknown>>, random: ReturnType<typeof seededRandom>): void {
  const id = `shape:${random.below(3)}`;
  const points = records.get(id)?.get("pts");
  const piece = Uint8Array.from({ length: 4 }, () => random.below(128));
  if (!(points instanceof Y.Array)) {
    const base = { id, typeName: "shape", type: "draw", x: 0, y: 0, parentId: "page:page", index: "a1", props: {} };
    records.set(
      id,
      new Y.Map<unknown>([
        ["_", base],
        ["pts", Y.Array.from([piece])],
      ]),
    );
    return;
  }
  const choice = random.below(40);
  if (choice === 0) records.delete(id);
  else if (choice < 3) points.insert(random.below(points.length), [piece]);
  else if (choice < 5) points.delete(random.below(points.length), 1);
  else points.push([piece]);
}

test(`SEC-B6 so are tampered updates, as far as they are valid at all (seed ${SEED})`, () => {
  const random = seededRandom(SEED);
  for (let round = 0; round < 30; round += 1) {
    const board = new Beside();
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(board.doc));
    const honest: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => honest.push(update));
    const drawing = new SeededDrawing(doc, random, "d", 8);
    for (let edits = 0; edits < 40; edits += 1) drawing.edit();
    for (const update of honest) {
      const tampered = Uint8Array.from(update);
      for (let bytes = random.below(3); bytes > 0; bytes -= 1)
        tampered[random.below(tampered.length)] = random.below(256);
      board.send("mallory", tampered, update);
    }
    board.expectSame();
    expect(board.taken).toBeGreaterThan(0);
  }
});
