import * as Y from "yjs";
import { foldBoard } from "../records/fold-board.js";
import { writeRecord } from "../records/write-record.js";
import { BOARD_SCHEMA, epochClientId, metaOf, recordsOf, seedBoard } from "../schema.js";
import { carryOverEpoch } from "./carry-over-epoch.js";
import { rebuildBoard } from "./rebuild-board.js";

const ROUNDS = 12;
const OPERATIONS = 80;

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

/** mulberry32 */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const stroke = (points: number) => [
  { type: "free", points: Array.from({ length: points }, (_, at) => ({ x: at * 1.25, y: at % 7, z: 0.5 })) },
];

/** A random edit of one of ten shapes; one is a freehand stroke, two are inside a frame. */
function edit(doc: Y.Doc, below: (n: number) => number): void {
  const records = recordsOf(doc);
  const which = below(10);
  const id = `shape:${which}`;
  const deed = below(6);
  if (deed === 0) records.delete(id);
  else if (deed > 3 && records.has(id))
    records.get(id)?.set(["opacity", "props.color", "xy"][deed - 3] ?? "", deed === 5 ? [below(99), 1] : below(5));
  else {
    const props = which === 3 ? { segments: stroke(1 + below(9)), isComplete: below(2) === 1 } : { color: below(5) };
    const parentId = which > 7 ? "shape:7" : "page:page";
    doc.transact(() =>
      writeRecord(records, {
        id,
        typeName: "shape",
        type: which === 3 ? "draw" : "geo",
        x: below(99),
        y: 0,
        parentId,
        index: `a${which}`,
        props,
      }),
    );
  }
}

function drawnBoard(below: (n: number) => number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = epochClientId(1);
  seedBoard(doc);
  const people = [copyOf(doc), copyOf(doc)];
  for (let at = 0; at < OPERATIONS; at += 1) {
    const person = people[below(2)] as Y.Doc;
    edit(person, below);
    if (below(3) === 0) for (const each of people) Y.applyUpdate(doc, Y.encodeStateAsUpdate(each));
    if (below(3) === 0) for (const each of people) Y.applyUpdate(each, Y.encodeStateAsUpdate(doc));
  }
  for (const each of people) Y.applyUpdate(doc, Y.encodeStateAsUpdate(each));
  return doc;
}

const shown = (doc: Y.Doc) => Object.fromEntries([...foldBoard(doc)].sort(([a], [b]) => (a < b ? -1 : 1)));

test("BRD-10 a rebuilt board shows the same and is smaller", () => {
  for (let seed = 1; seed <= ROUNDS; seed += 1) {
    const doc = drawnBoard(random(seed));
    const rebuilt = rebuildBoard(doc, 2);
    expect([seed, shown(rebuilt)]).toEqual([seed, shown(doc)]);
    expect(metaOf(rebuilt).toJSON()).toEqual({ schema: BOARD_SCHEMA, epoch: 2 });
    expect([...rebuilt.store.clients.keys()]).toEqual([epochClientId(2)]);
    expect(rebuilt.store.pendingStructs).toBeNull();
  }
});

test("BRD-10 the newer epoch wins when both are in one document, in whatever order they arrived", () => {
  for (let seed = 1; seed <= ROUNDS; seed += 1) {
    const doc = drawnBoard(random(seed));
    const second = rebuildBoard(doc, 2);
    const below = random(seed + 1000);
    const person = copyOf(second);
    for (let at = 0; at < 20; at += 1) edit(person, below);
    const third = rebuildBoard(person, 3);
    const epochs = [doc, person, third].map((each) => Y.encodeStateAsUpdate(each));
    const mixed = new Y.Doc();
    for (const update of below(2) === 0 ? epochs : epochs.toReversed()) Y.applyUpdate(mixed, update);
    expect(metaOf(mixed).get("epoch")).toBe(3);
    expect([seed, shown(mixed)]).toMatchObject([seed, shown(third)]);
  }
});

test("BRD-11 unsaved work of an ended epoch is put on top of what others did since", () => {
  const saved = drawnBoard(random(7));
  const put = (doc: Y.Doc, id: string, more: object = {}) =>
    writeRecord(recordsOf(doc), {
      id,
      typeName: "shape",
      type: "geo",
      x: 0,
      y: 0,
      parentId: "page:page",
      index: "a1",
      props: {},
      ...more,
    });
  for (const id of ["shape:mine", "shape:both", "shape:theirs", "shape:goneHere", "shape:goneThere"]) put(saved, id);
  const kept = copyOf(saved);
  recordsOf(kept).get("shape:mine")?.set("opacity", 0.5);
  recordsOf(kept).get("shape:both")?.set("opacity", 0.5);
  recordsOf(kept).get("shape:goneThere")?.set("opacity", 0.5);
  recordsOf(kept).delete("shape:goneHere");
  put(kept, "shape:newHere", { parentId: "shape:mine" });
  // Somebody else saved this before the epoch ended; this copy never received it.
  put(saved, "shape:late");
  const present = rebuildBoard(saved, 2);
  present.clientID = 5;
  recordsOf(present).get("shape:both")?.set("xy", [7, 7]);
  recordsOf(present).get("shape:theirs")?.set("opacity", 0.2);
  recordsOf(present).delete("shape:goneThere");
  put(present, "shape:newThere");
  const fresh = copyOf(present);
  expect(carryOverEpoch(saved, kept, fresh)).toBe(4);
  const board = shown(fresh);
  expect(board).toMatchObject({
    "shape:mine": { opacity: 0.5 },
    "shape:both": { opacity: 0.5, x: 7, y: 7 },
    "shape:theirs": { opacity: 0.2 },
    "shape:newHere": { parentId: "shape:mine" },
    "shape:newThere": {},
    "shape:late": {},
  });
  expect([board["shape:goneHere"], board["shape:goneThere"]]).toEqual([undefined, undefined]);
  // The new edits depend only on the present epoch.
  Y.applyUpdate(present, Y.encodeStateAsUpdate(fresh, Y.encodeStateVector(present)));
  expect([present.store.pendingStructs, present.store.pendingDs]).toEqual([null, null]);
  expect(shown(present)).toEqual(board);
});
