import * as Y from "yjs";
import { undoOf } from "./undo-of";

const ME = "me";

/** Two people's documents, each of which gets at once what the other writes. */
function pair(): readonly [Y.Doc, Y.Doc] {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  const send = (from: Y.Doc, to: Y.Doc) =>
    from.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== to) Y.applyUpdate(to, update, from);
    });
  send(mine, theirs);
  send(theirs, mine);
  return [mine, theirs];
}

test("BRD-93 what an undo brought back and somebody else then deleted stops no later undo", () => {
  const [mine, theirs] = pair();
  const records = mine.getMap<Y.Map<number>>("records");
  const undoing = undoOf(records, { trackedOrigins: new Set([ME]), captureTimeout: Number.MAX_SAFE_INTEGER });
  const step = (change: () => void) => {
    mine.transact(change, ME);
    undoing.stopCapturing();
  };
  step(() => records.set("shape", new Y.Map([["x", 1]])));
  step(() => records.get("shape")?.set("x", 2));
  step(() => records.delete("shape"));
  undoing.undo();
  expect(theirs.getMap("records").toJSON()).toEqual({ shape: { x: 2 } });
  // A step taken back and given up, after which Yjs itself no longer keeps what the first undo brought back.
  step(() => records.get("shape")?.set("x", 9));
  undoing.undo();
  step(() => records.set("other", new Y.Map([["x", 1]])));
  theirs.getMap("records").delete("shape");
  for (let count = 0; count < 4; count += 1) undoing.undo();
  for (let count = 0; count < 4; count += 1) undoing.redo();
  expect(records.get("other")?.toJSON()).toEqual({ x: 1 });
  expect(theirs.getMap("records").toJSON()).toEqual(records.toJSON());
});
