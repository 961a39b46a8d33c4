/**
 * What people do at once to groups, frames and arrows with tldraw's own editor, one story each; converge-editor does it
 * at random.
 */
import { foldBoard } from "@casement/shared/document/records/fold-board";
import { PAGE_ID } from "@casement/shared/document/schema";
import { createShapeId, type Editor, type TLShapeId } from "tldraw";
import * as Y from "yjs";
import {
  type Board,
  connectInboxes,
  openBoard,
  seededDoc,
  settle,
  shown,
} from "../client/src/features/board/binding/binding-fixture.testing";
import { wireUndo } from "../client/src/features/board/binding/board-undo";
import { openEditor } from "./page/page-editor.js";
import { bareScreen } from "./page/screen.js";

const a = createShapeId("a");
const b = createShapeId("b");
const c = createShapeId("c");
const f = createShapeId("f");
const g = createShapeId("g");
const { globals, window } = bareScreen();
const before = Object.keys(globals).map((name) => [name, Reflect.get(globalThis, name)] as const);

interface Place extends Board {
  readonly editor: Editor;
}
let places: Place[] = [];

beforeAll(() => {
  const listeners = { addEventListener: () => undefined, removeEventListener: () => undefined };
  Object.assign(globalThis, globals, { window: { ...window, ...listeners, location: {}, devicePixelRatio: 1 } });
});
afterAll(() => Object.assign(globalThis, Object.fromEntries(before), { window: undefined }));
afterEach(() => {
  for (const { editor } of places) editor.dispose();
});

/** Gives two people an editor each, on one board. */
function seatTwo(): readonly [Place, Place] {
  const origin = seededDoc();
  places = [1, 2].map((id) => {
    const board = openBoard(origin, id);
    const editor = openEditor(board.store as never);
    wireUndo(editor, board.doc, board.binding);
    return { ...board, editor };
  });
  connectInboxes(places);
  return places as [Place, Place];
}

function draw({ editor }: Place, ...ids: TLShapeId[]): void {
  ids.forEach((id, at) => {
    editor.markHistoryStoppingPoint();
    editor.createShape({ id, type: "geo", x: at * 200, y: at * 10, props: { w: 100, h: 50 } });
  });
}

const pagePoint = ({ editor }: Place, id: TLShapeId) => {
  const { x, y } = editor.getShapePageTransform(id).point();
  return { x: Math.round(x), y: Math.round(y) };
};

/** Checks that everybody, the document and a newcomer have the same; returns the shapes by id, without "shape:". */
function agreed(): Record<string, { parentId: string; index: string }> {
  settle(places);
  const [first, second] = places as [Place, Place];
  const board = shown(first);
  expect(shown(second)).toEqual(board);
  for (const { doc } of places)
    expect(Object.fromEntries([...foldBoard(doc)].filter(([id]) => id in board))).toEqual(board);
  expect(shown(openBoard(second.doc, 9))).toEqual(board);
  return Object.fromEntries(Object.entries(board).map(([id, record]) => [id.replace("shape:", ""), record as never]));
}

test("BRD-40 one draws two boxes, the other groups them, the first takes the second box back", () => {
  const [candidate, interviewer] = seatTwo();
  draw(candidate, a, b);
  settle(places);
  interviewer.editor.groupShapes([a, b], { groupId: g });
  settle(places);
  candidate.editor.undo();
  expect(agreed()).toMatchObject({ a: { parentId: PAGE_ID } });
  expect(Object.keys(agreed())).toEqual(["a"]);
  expect(pagePoint(interviewer, a)).toEqual({ x: 0, y: 0 });
  candidate.editor.redo();
  expect(agreed()).toMatchObject({ a: { parentId: g }, b: { parentId: g } });
});

test("BRD-40 two people group overlapping boxes at once", () => {
  const [one, two] = seatTwo();
  draw(one, a, b, c);
  settle(places);
  one.editor.groupShapes([a, b]);
  two.editor.groupShapes([b, c]);
  const board = agreed();
  expect(Object.keys(board)).toEqual(expect.arrayContaining(["a", "b", "c"]));
  expect([a, b, c].map((id) => pagePoint(one, id).x)).toEqual([0, 200, 400]);
});

test("BRD-40 each deletes a different box of a rotated group of three", () => {
  const [one, two] = seatTwo();
  draw(one, a, b, c);
  one.editor.groupShapes([a, b, c], { groupId: g });
  one.editor.rotateShapesBy([g], 1);
  settle(places);
  const place = pagePoint(one, c);
  one.editor.deleteShapes([a]);
  two.editor.deleteShapes([b]);
  expect(Object.keys(agreed())).toEqual(["c"]);
  expect([pagePoint(one, c), pagePoint(two, c)]).toEqual([place, place]);
});

test("BRD-40 one moves a box within a group that the other takes apart: the box stays", () => {
  const [one, two] = seatTwo();
  draw(one, a, b);
  one.editor.groupShapes([a, b], { groupId: g });
  settle(places);
  one.editor.ungroupShapes([g]);
  two.editor.updateShape({ id: a, type: "geo", x: 50, y: 60 });
  expect(Object.keys(agreed()).sort()).toEqual(["a", "b"]);
});

test("BRD-44 undoing a group does not remove the box that the other moved in it", () => {
  const [one, two] = seatTwo();
  draw(one, a, b);
  one.editor.markHistoryStoppingPoint();
  one.editor.groupShapes([a, b], { groupId: g });
  settle(places);
  two.editor.updateShape({ id: a, type: "geo", x: 50, y: 60 });
  settle(places);
  one.editor.undo();
  expect(agreed()).toMatchObject({ a: { parentId: PAGE_ID }, b: { parentId: PAGE_ID } });
  expect(pagePoint(one, a)).toEqual({ x: 50, y: 60 });
});

test("BRD-44 undoing a frame keeps it while it holds something that the other put into it", () => {
  const [one, two] = seatTwo();
  one.editor.createShape({ id: f, type: "frame", props: { w: 400, h: 400 } });
  draw(two, a);
  settle(places);
  two.editor.reparentShapes([a], f);
  settle(places);
  one.editor.undo();
  expect(agreed()).toMatchObject({ a: { parentId: f } });
});

test("BRD-41 two people put two frames into each other at once: both stay", () => {
  const [one, two] = seatTwo();
  one.editor.createShapes([f, g].map((id) => ({ id, type: "frame", props: { w: 400, h: 400 } })));
  draw(one, a);
  one.editor.reparentShapes([a], f);
  settle(places);
  one.editor.reparentShapes([f], g);
  two.editor.reparentShapes([g], f);
  expect(agreed()).toMatchObject({ f: { parentId: PAGE_ID }, g: { parentId: f }, a: { parentId: f } });
});

test("BRD-42 two people draw the first shape at once; both lie in one order and can be copied", () => {
  const [one, two] = seatTwo();
  draw(one, a);
  draw(two, b);
  const board = agreed();
  expect(board.a?.index).not.toBe(board.b?.index);
  const orders = places.map(({ editor }) => editor.getSortedChildIdsForParent(PAGE_ID as never));
  expect(orders[1]).toEqual(orders[0]);
  for (const { editor } of places) editor.duplicateShapes([a, b]);
  expect(Object.keys(agreed()).length).toBe(6);
});

test("BRD-43 nothing is written for somebody when others' work arrives", () => {
  const [one, two] = seatTwo();
  draw(one, a, b, c);
  const arrow = createShapeId("arrow");
  one.editor.createShape({ id: arrow, type: "arrow" });
  for (const [toId, terminal] of [
    [a, "start"],
    [b, "end"],
  ] as const)
    one.editor.createBinding({ type: "arrow", fromId: arrow, toId, props: { terminal } });
  settle(places);
  const { clientID } = two.doc;
  const written = Y.getState(two.doc.store, clientID);
  one.editor.groupShapes([a, b], { groupId: g });
  settle(places);
  one.editor.reparentShapes([a], PAGE_ID as never);
  settle(places);
  one.editor.bringToFront([b]);
  one.editor.deleteShapes([b]);
  agreed();
  expect(Y.getState(two.doc.store, clientID)).toBe(written);
});
