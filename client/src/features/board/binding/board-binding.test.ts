import { recordsOf } from "@casement/shared/document/schema";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import type { TLRecord } from "@tldraw/tlschema";
import * as Y from "yjs";
import {
  box,
  change,
  connectInboxes,
  frame,
  openBoard,
  read,
  seededDoc,
  settle,
  shown,
  stroke,
} from "./binding-fixture.testing";

function pair() {
  const origin = seededDoc();
  const [a, b] = [openBoard(origin, 1), openBoard(origin, 2)] as const;
  connectInboxes([a, b]);
  return [a, b] as const;
}
const idOf = (id: string) => id as TLRecord["id"];

describe("board binding", () => {
  test("BRD-20 an edit before the flush survives a peer's edit of the same shape", () => {
    const [a, b] = pair();
    a.store.put([box("shape:1")]);
    settle([a, b]);
    change(a, "shape:1", { x: 500 });
    change(b, "shape:1", {}, { color: "red" });
    b.binding.flush();
    read(a);
    expect(shown(a)["shape:1"]).toMatchObject({ x: 500, props: { color: "red" } });
    settle([a, b]);
    expect(shown(b)).toEqual(shown(a));
  });

  test("BRD-20 deleting wins over unsent edits", () => {
    const [a, b] = pair();
    a.store.put([box("shape:1")]);
    settle([a, b]);
    b.store.remove([idOf("shape:1")]);
    b.binding.flush();
    change(a, "shape:1", { x: 9 });
    settle([a, b]);
    expect([shown(a), shown(b)]).toEqual([{}, {}]);
  });

  test("BRD-21 a malformed record is left out and everything else goes on", () => {
    const [a, b] = pair();
    const poison = (id: string, base: object) => recordsOf(b.doc).set(id, new Y.Map<unknown>([["_", base]]));
    poison("shape:bad", { typeName: "shape", type: "nope", x: 0, y: 0, parentId: "page:page", props: {} });
    poison("instance:other", { typeName: "instance", isReadonly: false });
    poison("shape:pic", { ...box("shape:pic"), type: "image" });
    b.store.put([box("shape:good")]);
    settle([a, b]);
    expect(Object.keys(shown(a))).toEqual(["shape:good"]);
    expect(a.leftOut.map(({ id }) => id)).toEqual(["shape:bad", "instance:other", "shape:pic"]);
    expect(a.store.has(idOf("instance:other"))).toBe(false);
  });

  test("BRD-72 shapes on a left-out record are left out too; removing it removes it for everybody", () => {
    const [a, b] = pair();
    const far = { ...frame("shape:far"), x: 1e300 };
    const { id, ...base } = far;
    recordsOf(b.doc).set(id, new Y.Map<unknown>([["_", base]]));
    b.store.put([box("shape:child", { parentId: "shape:far" }), box("shape:good")]);
    settle([a, b]);
    expect(Object.keys(shown(a))).toEqual(["shape:good"]);
    expect(a.leftOut).toEqual([{ id: "shape:far", kind: "frame", reason: "one of its numbers is out of range" }]);
    a.binding.removeLeftOut();
    settle([a, b]);
    expect([a.leftOut, b.leftOut]).toEqual([[], []]);
    expect([a, b].map(({ doc }) => recordsOf(doc).has("shape:far"))).toEqual([false, false]);
    expect(Object.keys(shown(b))).toEqual(["shape:good"]);
  });

  test("BRD-72 an arrow whose end is at a left-out box loses that end, and the other boxes are shown", () => {
    const [a, b] = pair();
    a.store.put([box("shape:1"), box("shape:2", { index: "a2" })]);
    settle([a, b]);
    const anchor = { normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false, snap: "none" };
    const end = { typeName: "binding", type: "arrow", fromId: "shape:1", toId: "shape:2", meta: {} };
    recordsOf(b.doc).set("binding:odd", new Y.Map<unknown>([["_", { ...end, props: { terminal: "end", ...anchor } }]]));
    settle([a, b]);
    expect(Object.keys(shown(a))).toEqual(["shape:1", "shape:2"]);
  });

  test("BRD-72 a shape that somebody makes invalid disappears, and is shown again once it is valid", () => {
    const [a, b] = pair();
    a.store.put([box("shape:1")]);
    settle([a, b]);
    recordsOf(b.doc).get("shape:1")?.set("props.growY", 1e300);
    settle([a, b]);
    expect(shown(a)).toEqual({});
    recordsOf(b.doc).get("shape:1")?.set("props.growY", 0);
    settle([a, b]);
    expect([Object.keys(shown(a)), a.leftOut]).toEqual([["shape:1"], []]);
  });

  test("BRD-72 an edit that would be left out is not written but taken back", () => {
    const [a, b] = pair();
    a.store.put([box("shape:1")]);
    settle([a, b]);
    change(a, "shape:1", { x: 5e7 });
    settle([a, b]);
    expect(shown(a)["shape:1"]).toMatchObject({ x: 1 });
    expect(a.issues.map(({ kind }) => kind)).toEqual(["unfit"]);
  });

  test("BRD-6 a child whose parent a peer deleted disappears, and is not deleted by its viewer", () => {
    const [a, b] = pair();
    a.store.put([frame("shape:f")]);
    settle([a, b]);
    b.store.put([box("shape:child", { parentId: "shape:f" })]);
    a.store.remove([idOf("shape:f")]);
    settle([a, b]);
    expect([shown(a), shown(b)]).toEqual([{}, {}]);
    expect(recordsOf(a.doc).has("shape:child")).toBe(true);
  });

  test("BRD-22 read-only takes back what was not written and writes nothing", () => {
    const [a] = pair();
    a.store.put([box("shape:1")]);
    a.binding.flush();
    a.binding.setWritable(false);
    const before = Y.encodeStateVector(a.doc);
    change(a, "shape:1", { x: 77 });
    a.store.put([box("shape:2")]);
    a.binding.flush();
    expect(Object.keys(shown(a))).toEqual(["shape:1"]);
    expect(shown(a)["shape:1"]).toMatchObject({ x: 1 });
    expect(Y.encodeStateVector(a.doc)).toEqual(before);
  });

  test("BRD-23 a full board refuses the new, keeps the old and says so", () => {
    const [a] = pair();
    a.store.put(Array.from({ length: 2010 }, (_, index) => box(`shape:${index}`)));
    a.binding.flush();
    expect(recordsOf(a.doc).size).toBe(2000);
    expect(Object.keys(shown(a)).length).toBe(1998);
    expect(a.issues).toEqual([{ kind: "full", limit: 2000 }]);
  });

  test("BRD-28 a text too long for a message is taken back, the rest goes on", () => {
    const [a, b] = pair();
    a.store.put([box("shape:1"), box("shape:long", { meta: { text: "x".repeat(300_000) } })]);
    settle([a, b]);
    change(a, "shape:1", { meta: { text: "x".repeat(300_000) } });
    settle([a, b]);
    expect(Object.keys(shown(a))).toEqual(["shape:1"]);
    expect(shown(a)["shape:1"]).toMatchObject({ meta: {} });
    expect(shown(b)).toEqual(shown(a));
    expect(a.issues).toEqual([{ kind: "too-large" }, { kind: "too-large" }]);
  });

  test("BRD-24 nothing of the person's own view is written", () => {
    const [a] = pair();
    const before = Y.encodeStateVector(a.doc);
    a.store.put([{ typeName: "camera", id: "camera:page:page", x: 1, y: 1, z: 1, meta: {} } as unknown as TLRecord]);
    a.binding.flush();
    expect(Y.encodeStateVector(a.doc)).toEqual(before);
  });
});

describe("many hands on real stores", () => {
  const SEEDS = 25;
  const STEPS = 150;
  test.each(Array.from({ length: SEEDS }, (_, index) => index + 1))(
    "BRD-1 stores and documents agree, seed %i",
    (seed) => {
      const random = seededRandom(seed);
      const origin = seededDoc();
      const boards = [1, 2, 3].map((id) => openBoard(origin, id));
      const undos = boards.map(
        ({ doc, binding }) =>
          new Y.UndoManager(recordsOf(doc), { trackedOrigins: new Set([binding.origin]), captureTimeout: 0 }),
      );
      connectInboxes(boards);
      for (let step = 0; step < STEPS; step++) {
        const who = random.below(3);
        const board = boards[who] as (typeof boards)[0];
        const ids = Object.keys(shown(board));
        const id = ids.length > 0 ? random.pick(ids) : "";
        const act = random.below(14);
        if (act < 2 || id === "") board.store.put([random.pick([box, stroke, frame])(`shape:${seed}_${step}`)]);
        else if (act < 6) change(board, id, { x: random.below(1000), y: random.below(1000) });
        else if (act === 6) change(board, id, {}, { color: random.pick(["red", "blue", "green"]) });
        else if (act === 7) board.store.remove([idOf(id)]);
        else if (act === 8) change(board, id, { opacity: random.below(10) / 10, meta: { k: random.below(9) } });
        else if (act === 9) change(board, id, { parentId: parentFor(random.pick(ids), id, board), index: "a2" });
        else if (act < 12) extendStroke(board, id, random);
        else {
          board.binding.flush();
          if (act === 12) undos[who]?.undo();
          else undos[who]?.redo();
        }
        if (random.next() < 0.4) board.binding.flush();
        const reader = random.pick(boards);
        for (let count = random.below(reader.inbox.length + 1); count > 0; count--)
          read(reader, random.below(Math.min(3, reader.inbox.length)));
      }
      settle(boards);
      const [a, b, c] = boards.map(shown);
      expect(b).toEqual(a);
      expect(c).toEqual(a);
      const late = openBoard((boards[0] as (typeof boards)[0]).doc, 9);
      expect(shown(late)).toEqual(a);
      expect(boards.flatMap((board) => board.issues)).toEqual([]);
    },
  );
});

type AnyBoard = ReturnType<typeof openBoard>;

function parentFor(candidate: string, id: string, board: AnyBoard): string {
  const record = board.store.get(idOf(candidate)) as { type?: string } | undefined;
  return record?.type === "frame" && candidate !== id ? candidate : "page:page";
}

function extendStroke(board: AnyBoard, id: string, random: ReturnType<typeof seededRandom>): void {
  const record = board.store.get(idOf(id)) as unknown as { type: string; props: { segments: { points: object[] }[] } };
  if (record.type !== "draw") return;
  const points = [
    ...(record.props.segments[0]?.points ?? []),
    { x: random.below(9999) / 100, y: random.below(9999) / 100, z: 0.5 },
  ];
  change(board, id, {}, { isComplete: random.next() < 0.2, segments: [{ type: "free", points }] });
}
