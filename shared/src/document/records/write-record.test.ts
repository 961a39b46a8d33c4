import * as Y from "yjs";
import { sameValue } from "../../lib/json-value.js";
import { seededRandom } from "../../testing/seeded-random.js";
import { PAGE_ID, recordsOf, seedBoard } from "../schema.js";
import type { BoardRecord } from "./board-record.js";
import { foldBoard } from "./fold-board.js";
import { materialise } from "./materialise.js";
import { rebaseRecord } from "./rebase-record.js";
import { writeRecord } from "./write-record.js";

const box = (id: string, more: Record<string, unknown> = {}): BoardRecord => ({
  id,
  typeName: "shape",
  type: "geo",
  x: 1,
  y: 2,
  parentId: PAGE_ID,
  index: "a1",
  opacity: 1,
  meta: {},
  props: { w: 10, h: 10, color: "black" },
  ...more,
});
const stroke = (id: string, points: { x: number; y: number; z: number }[], isComplete = false): BoardRecord => ({
  ...box(id),
  type: "draw",
  props: { color: "black", isComplete, segments: [{ type: "free", points }] },
});
const point = (x: number) => ({ x, y: x / 2, z: 0.5 });

function seeded(): Y.Doc {
  const doc = new Y.Doc();
  seedBoard(doc);
  return doc;
}

function connect(...docs: Y.Doc[]): void {
  for (const doc of docs)
    doc.on("update", (update, origin) => {
      if (origin !== "peer") for (const other of docs) if (other !== doc) Y.applyUpdate(other, update, "peer");
    });
}

describe("records in the document", () => {
  test("BRD-2 a record reads back as it was written, through every kind of change", () => {
    const doc = seeded();
    const records = recordsOf(doc);
    const story: BoardRecord[] = [
      box("shape:a"),
      box("shape:a", { x: 5 }),
      box("shape:a", { x: 5, parentId: "shape:p", index: "a2" }),
      box("shape:a", { x: 7, props: { w: 10, h: 30, url: "" } }),
      stroke("shape:s", [point(1)]),
      stroke("shape:s", [point(1), point(2), point(3)]),
      stroke("shape:s", [point(1), point(2), point(3), point(4)], true),
      stroke("shape:s", [point(9), point(8)], true),
      {
        ...stroke("shape:s", []),
        props: { color: "red", isComplete: true, segments: [{ type: "straight", points: [point(1), point(2)] }] },
      },
      stroke("shape:s", [point(3), point(4)], true),
    ];
    for (const next of story) {
      doc.transact(() => writeRecord(records, next));
      expect(materialise(next.id, records.get(next.id))).toEqual(next);
    }
  });

  test("BRD-3 two people's words on one arrow both stay, also on a board whose meta was once written whole", () => {
    const a = seeded();
    writeRecord(recordsOf(a), box("shape:a", { meta: { protocol: "HTTP" } }));
    recordsOf(a).get("shape:a")?.set("meta", { protocol: "HTTPS", bound: "row-1" });
    const peer = new Y.Doc();
    Y.applyUpdate(peer, Y.encodeStateAsUpdate(a));
    const read = (doc: Y.Doc) => materialise("shape:a", recordsOf(doc).get("shape:a")) as BoardRecord;
    const said = { protocol: "HTTPS", bound: "row-1" };
    expect(read(a).meta).toEqual(said);
    writeRecord(recordsOf(a), { ...read(a), meta: { ...said, async: true } });
    writeRecord(recordsOf(peer), { ...read(peer), meta: { protocol: "gRPC" } });
    Y.applyUpdate(a, Y.encodeStateAsUpdate(peer));
    Y.applyUpdate(peer, Y.encodeStateAsUpdate(a));
    for (const doc of [a, peer]) expect(read(doc).meta).toEqual({ protocol: "gRPC", async: true });
  });

  test("BRD-3 one moves it, another colours it: both stay; two places never mix", () => {
    const [a, b] = [new Y.Doc(), new Y.Doc()];
    seedBoard(a);
    writeRecord(recordsOf(a), box("shape:a"));
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
    writeRecord(recordsOf(a), box("shape:a", { x: 100, y: 100 }));
    writeRecord(recordsOf(b), box("shape:a", { x: 7, parentId: "shape:frame", props: { w: 10, h: 10, color: "red" } }));
    const [fromA, fromB] = [Y.encodeStateAsUpdate(a), Y.encodeStateAsUpdate(b)];
    Y.applyUpdate(a, fromB);
    Y.applyUpdate(b, fromA);
    const merged = materialise("shape:a", recordsOf(a).get("shape:a")) as BoardRecord;
    expect(materialise("shape:a", recordsOf(b).get("shape:a"))).toEqual(merged);
    expect(merged.props).toMatchObject({ color: "red" });
    expect([
      [100, 100, PAGE_ID],
      [7, 2, "shape:frame"],
    ]).toContainEqual([merged.x, merged.y, merged.parentId]);
  });

  test("BRD-3 unsent changes stay on top of a peer's", () => {
    const said = box("shape:a");
    const local = box("shape:a", { x: 50 });
    const remote = box("shape:a", { opacity: 0.5, props: { w: 99, h: 10, color: "black" } });
    expect(rebaseRecord(said, local, remote)).toEqual({ ...remote, x: 50 });
  });

  test("BRD-5 nonsense from peers is no record and reaches no prototype", () => {
    const doc = seeded();
    const records = recordsOf(doc);
    records.set("shape:none", new Y.Map());
    records.set("shape:text", new Y.Map<unknown>([["_", "text"]]));
    (records as Y.Map<unknown>).set("shape:flat", 5);
    const evil = JSON.parse(
      '{"typeName":"shape","type":"geo","__proto__":{"polluted":1},"props":{"__proto__":{"polluted":1}}}',
    );
    records.set(
      "shape:evil",
      new Y.Map<unknown>([
        ["_", evil],
        ["props.__proto__", { polluted: 1 }],
        ["__proto__", 1],
        ["big", 10n],
      ]),
    );
    for (const id of ["shape:none", "shape:text", "shape:flat"]) expect(materialise(id, records.get(id))).toBeNull();
    const record = materialise("shape:evil", records.get("shape:evil")) as BoardRecord;
    expect(record.polluted).toBeUndefined();
    expect((record.props as Record<string, unknown>).polluted).toBeUndefined();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(record.big).toBeNull();
  });

  test("BRD-6 orphans are hidden and come back with the record they depend on", () => {
    const doc = seeded();
    const records = recordsOf(doc);
    writeRecord(records, box("shape:child", { type: "arrow", parentId: "shape:frame" }));
    writeRecord(records, {
      id: "binding:b",
      typeName: "binding",
      fromId: "shape:child",
      toId: "shape:frame",
      props: {},
    });
    const shown = () => [...foldBoard(doc).keys()].filter((id) => !/^(page|document)/.test(id)).sort();
    expect(shown()).toEqual([]);
    writeRecord(records, box("shape:frame", { type: "frame" }));
    expect(shown()).toEqual(["binding:b", "shape:child", "shape:frame"]);
  });

  test("BRD-7 undo takes back only the person's own work", () => {
    const [a, b] = [seeded(), new Y.Doc()];
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a), "peer");
    connect(a, b);
    const undo = new Y.UndoManager(recordsOf(a), { trackedOrigins: new Set(["mine"]), captureTimeout: 0 });
    a.transact(() => writeRecord(recordsOf(a), box("shape:a")), "mine");
    a.transact(() => writeRecord(recordsOf(a), box("shape:a", { x: 500 })), "mine");
    writeRecord(recordsOf(b), box("shape:a", { x: 500, props: { w: 10, h: 10, color: "blue" } }));
    undo.undo();
    expect(materialise("shape:a", recordsOf(b).get("shape:a"))).toMatchObject({ x: 1, props: { color: "blue" } });
    undo.redo();
    expect(materialise("shape:a", recordsOf(a).get("shape:a"))).toMatchObject({ x: 500, props: { color: "blue" } });
  });
});

describe("several replicas", () => {
  const SEEDS = 20;
  const STEPS = 200;

  test.each(Array.from({ length: SEEDS }, (_, index) => index + 1))("BRD-1 three replicas agree, seed %i", (seed) => {
    const random = seededRandom(seed);
    const origin = seeded();
    const replicas = Array.from({ length: 3 }, (_, index) => {
      const doc = new Y.Doc();
      doc.clientID = index + 1;
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(origin), "peer");
      const undo = new Y.UndoManager(recordsOf(doc), { trackedOrigins: new Set(["mine"]), captureTimeout: 0 });
      return { doc, undo, inbox: [] as Uint8Array[] };
    });
    for (const replica of replicas)
      replica.doc.on("update", (update: Uint8Array, from: unknown) => {
        if (from !== "peer") for (const other of replicas) if (other !== replica) other.inbox.push(update);
      });
    for (let step = 0; step < STEPS; step++) {
      const replica = random.pick(replicas);
      const records = recordsOf(replica.doc);
      const next = randomChange(random, foldBoard(replica.doc));
      const act = random.next();
      if (act < 0.06) replica.undo.undo();
      else if (act < 0.1) replica.undo.redo();
      else if (act < 0.16 && records.has(next.id)) replica.doc.transact(() => records.delete(next.id), "mine");
      else {
        replica.doc.transact(() => writeRecord(records, next), "mine");
        const read = materialise(next.id, records.get(next.id));
        if (!sameValue(read, next)) throw new Error(`seed ${seed} step ${step}: ${JSON.stringify([read, next])}`);
      }
      const receiver = random.pick(replicas);
      for (let count = random.below(receiver.inbox.length + 1); count > 0; count--) {
        const [update] = receiver.inbox.splice(random.below(Math.min(3, receiver.inbox.length)), 1);
        Y.applyUpdate(receiver.doc, update as Uint8Array, "peer");
      }
    }
    for (const replica of replicas) for (const update of replica.inbox) Y.applyUpdate(replica.doc, update, "peer");
    const boards = replicas.map((replica) => Object.fromEntries(foldBoard(replica.doc)));
    const loaded = new Y.Doc();
    Y.applyUpdate(loaded, Y.encodeStateAsUpdate((replicas[0] as (typeof replicas)[0]).doc));
    expect(boards[1]).toEqual(boards[0]);
    expect(boards[2]).toEqual(boards[0]);
    expect(Object.fromEntries(foldBoard(loaded))).toEqual(boards[0]);
  });
});

function randomChange(random: ReturnType<typeof seededRandom>, board: ReadonlyMap<string, BoardRecord>): BoardRecord {
  const id = `shape:${random.below(12)}`;
  const known = board.get(id);
  const drawn = () => ({ x: random.below(9999) / 100, y: random.below(9999) / 100, z: 0.5 });
  if (known === undefined) return random.next() < 0.4 ? stroke(id, [drawn()]) : box(id);
  if (known.type === "draw") {
    const props = known.props as { segments: { points: { x: number; y: number; z: number }[] }[] };
    const points = props.segments[0]?.points ?? [];
    return {
      ...known,
      props: { ...props, isComplete: random.next() < 0.2, segments: [{ type: "free", points: [...points, drawn()] }] },
    };
  }
  const moved = { ...known, x: random.below(500), y: random.below(500) };
  if (random.next() < 0.2) return { ...moved, parentId: `shape:${random.below(12)}`, index: `a${random.below(9)}` };
  return random.next() < 0.5
    ? moved
    : { ...known, props: { ...(known.props as object), color: random.pick(["red", "blue", "green"]) } };
}
