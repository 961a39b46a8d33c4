import { KEY } from "@casement/shared/document/records/board-record";
import { foldBoard } from "@casement/shared/document/records/fold-board";
import { encodeStroke } from "@casement/shared/document/records/stroke-codec";
import { recordsOf, seedBoard } from "@casement/shared/document/schema";
import * as Y from "yjs";
import { Aside } from "./aside.js";
import { hashDocument } from "./aside-work.js";

/** A board of one stroke, and an orphan that a rebuilt board lacks. */
function boardOf(pieces: number): Y.Doc {
  const doc = new Y.Doc();
  seedBoard(doc);
  const stroke = { typeName: "shape", type: "draw", x: 1, y: 1, parentId: "page:page", index: "a1", props: {} };
  const points = Array.from({ length: 200 }, (_none, at) => ({ x: at * 3, y: at, z: 0.5 }));
  const chunks = Array.from({ length: pieces }, () => encodeStroke(points));
  const add = (id: string, parentId: string) =>
    recordsOf(doc).set(
      id,
      new Y.Map<unknown>([
        ["_", { id, ...stroke, parentId }],
        [KEY.POINTS, Y.Array.from(chunks)],
      ]),
    );
  add("shape:kept", "page:page");
  add("shape:orphan", "shape:nobody");
  return doc;
}

test.each([
  ["small", 2],
  ["large", 200],
])(
  "BRD-126 a %s board has the hash that it has everywhere, and is the same board when rebuilt",
  async (_size, pieces) => {
    const aside = new Aside();
    const doc = boardOf(pieces);
    expect((await aside.hash(doc, Y.encodeStateAsUpdateV2(doc))).hash).toEqual((await hashDocument(doc)).hash);
    const { update, clientId } = await aside.rebuild(doc, Y.encodeStateAsUpdate(doc), 2);
    const rebuilt = new Y.Doc();
    Y.applyUpdate(rebuilt, update);
    expect(foldBoard(rebuilt)).toEqual(foldBoard(doc));
    expect([...rebuilt.store.clients.keys()]).toEqual([clientId]);
    expect(recordsOf(rebuilt).has("shape:orphan")).toBe(false);
    await aside.close();
  },
);

test("BRD-126 what the thread cannot read fails, and it goes on with the next board", async () => {
  const aside = new Aside();
  const doc = boardOf(200);
  const broken = Y.encodeStateAsUpdateV2(doc).slice(0, 100_000);
  const [first, second] = await Promise.allSettled([
    aside.hash(doc, broken),
    aside.hash(doc, Y.encodeStateAsUpdateV2(doc)),
  ]);
  expect([first.status, second.status]).toEqual(["rejected", "fulfilled"]);
  await aside.close();
});
