import * as Y from "yjs";
import { materialise } from "../records/materialise.js";
import { recordsOf, seedBoard } from "../schema.js";
import { carryOver } from "./carry-over.js";

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}
const draw = (doc: Y.Doc, id: string, x = 0) =>
  recordsOf(doc).set(
    id,
    new Y.Map<unknown>([["_", { typeName: "shape", x, y: 0, parentId: "page:page", index: "a1", props: {} }]]),
  );
const move = (doc: Y.Doc, id: string, opacity: number) => recordsOf(doc).get(id)?.set("opacity", opacity);
const shows = (doc: Y.Doc) =>
  Object.fromEntries([...recordsOf(doc).keys()].sort().map((id) => [id, materialise(id, recordsOf(doc).get(id))]));

test("BRD-9 what one copy shows is carried over to a fresh one, and what others did meanwhile stays", () => {
  const server = new Y.Doc();
  seedBoard(server);
  for (const id of ["shape:a", "shape:b", "shape:c"]) draw(server, id);
  const kept = copyOf(server);
  const lost = copyOf(kept);
  draw(lost, "shape:lost");
  Y.applyUpdate(kept, Y.encodeStateAsUpdate(lost));
  move(kept, "shape:lost", 0.5);
  move(kept, "shape:a", 0.2);
  recordsOf(kept).delete("shape:b");
  draw(kept, "shape:own");
  // Meanwhile others edit.
  move(server, "shape:c", 0.7);
  draw(server, "shape:theirs");
  const fresh = copyOf(server);
  expect(carryOver(kept, fresh)).toBe(4);
  expect(shows(fresh)).toEqual(shows(kept));
  expect(shows(fresh)).toMatchObject({
    "shape:a": { opacity: 0.2 },
    "shape:c": { opacity: 0.7 },
    "shape:lost": { opacity: 0.5 },
    "shape:own": {},
    "shape:theirs": {},
  });
  expect(recordsOf(fresh).has("shape:b")).toBe(false);
  // The fresh copy depends on no update that the server lacks.
  Y.applyUpdate(server, Y.encodeStateAsUpdate(fresh, Y.encodeStateVector(server)));
  expect([server.store.pendingStructs, server.store.pendingDs]).toEqual([null, null]);
  expect(shows(server)).toEqual(shows(fresh));
});

test("BRD-9 carrying over between equal copies changes nothing", () => {
  const server = new Y.Doc();
  seedBoard(server);
  draw(server, "shape:a");
  const fresh = copyOf(server);
  const before = Y.encodeStateVector(fresh);
  expect(carryOver(copyOf(server), fresh)).toBe(0);
  expect(Y.encodeStateVector(fresh)).toEqual(before);
});
