import * as Y from "yjs";
import { seededRandom } from "../../testing/seeded-random.js";
import { recordsOf, seedBoard } from "../schema.js";
import { splitUpdate } from "./split-update.js";

const PIECE_BYTES = 2000;

/** A document that three clients wrote, each editing the others' work, with deletions. */
function livelyDoc(seed: number): Y.Doc {
  const random = seededRandom(seed);
  const docs = [1, 2, 3].map((id) => Object.assign(new Y.Doc(), { clientID: id }));
  seedBoard(docs[0] as Y.Doc);
  for (let step = 0; step < 300; step += 1) {
    const doc = random.pick(docs);
    const id = `shape:${random.below(40)}`;
    const records = recordsOf(doc);
    if (!records.has(id)) records.set(id, new Y.Map<unknown>([["_", { text: "x".repeat(random.below(300)) }]]));
    else if (random.next() < 0.2) records.delete(id);
    else records.get(id)?.set("xy", [step, random.below(100)]);
    if (random.next() < 0.3) Y.applyUpdate(random.pick(docs), Y.encodeStateAsUpdate(doc));
  }
  for (const doc of docs) Y.applyUpdate(docs[0] as Y.Doc, Y.encodeStateAsUpdate(doc));
  return docs[0] as Y.Doc;
}

describe("splitting an update", () => {
  test.each([1, 2, 3, 4, 5])(
    "BRD-8 each piece applies after those before it, and together they are the whole, seed %i",
    (seed) => {
      const doc = livelyDoc(seed);
      const pieces = splitUpdate(Y.encodeStateAsUpdate(doc), PIECE_BYTES);
      expect(pieces.length).toBeGreaterThan(3);
      const copy = new Y.Doc();
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(PIECE_BYTES * 1.1);
        Y.applyUpdate(copy, piece);
        expect([copy.store.pendingStructs, copy.store.pendingDs]).toEqual([null, null]);
      }
      expect(recordsOf(copy).toJSON()).toEqual(recordsOf(doc).toJSON());
      expect(Y.equalSnapshots(Y.snapshot(copy), Y.snapshot(doc))).toBe(true);
    },
  );

  test("BRD-8 an update that fits is not split; a value larger than a piece is a piece of its own", () => {
    const doc = new Y.Doc();
    recordsOf(doc).set("shape:small", new Y.Map<unknown>([["_", {}]]));
    const small = Y.encodeStateAsUpdate(doc);
    expect(splitUpdate(small, PIECE_BYTES)).toEqual([small]);
    recordsOf(doc).set("shape:large", new Y.Map<unknown>([["_", { text: "x".repeat(PIECE_BYTES * 2) }]]));
    const sizes = splitUpdate(Y.encodeStateAsUpdate(doc), PIECE_BYTES).map(({ length }) => length);
    expect(sizes.filter((size) => size > PIECE_BYTES)).toHaveLength(1);
  });
});
