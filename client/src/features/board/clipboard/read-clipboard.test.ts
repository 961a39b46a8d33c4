import { Store } from "@tldraw/store";
import { createTLSchema, type TLRecord, type TLStore, type TLStoreProps } from "@tldraw/tlschema";
import { pasteSentence } from "./paste-outcome";
import { readClipboard } from "./read-clipboard";

const emptyStore = () =>
  new Store<TLRecord, TLStoreProps>({ schema: createTLSchema(), props: {} as TLStoreProps }) as TLStore;

const shape = (id: string, type: string, props: object, more: object = {}) => ({
  typeName: "shape",
  id: `shape:${id}`,
  type,
  x: 0,
  y: 0,
  rotation: 0,
  index: "a1",
  parentId: "page:other",
  isLocked: false,
  opacity: 1,
  meta: {},
  props,
  ...more,
});
const FRAME = shape("frame", "frame", { w: 300, h: 200, name: "A frame", color: "black" });
const picture = (more: object) =>
  shape(
    "picture",
    "image",
    { w: 80, h: 80, assetId: null, playing: true, url: "", crop: null, flipX: false, flipY: false, altText: "" },
    more,
  );
const end = (fromId: string, toId: string) => ({
  typeName: "binding",
  id: "binding:end",
  type: "arrow",
  fromId,
  toId,
  meta: {},
  props: { terminal: "end", normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false, snap: "none" },
});

type Copied = { readonly id: string; readonly parentId: string };
const copied = (shapes: readonly Copied[], more: object = {}) => ({
  shapes,
  bindings: [],
  assets: [],
  rootShapeIds: shapes.filter(({ parentId }) => parentId === "page:other").map(({ id }) => id),
  schema: emptyStore().schema.serialize(),
  ...more,
});

function readShapes(clipboard: unknown) {
  const read = readClipboard(clipboard, emptyStore());
  if (read.kind !== "readable") return read.kind;
  const { content, pictures, unreadable } = read;
  return { shapes: content.shapes.map(({ id }) => id), roots: content.rootShapeIds, pictures, unreadable };
}

test.each([
  ["a picture beside it", [FRAME, picture({ x: 400 })], 1, 0],
  ["a locked picture in it", [FRAME, picture({ parentId: "shape:frame", isLocked: true })], 1, 0],
  ["a kind that nobody knows", [FRAME, shape("magic", "magic-thing", { anything: 1 })], 0, 1],
  ["a value that is none", [FRAME, shape("box", "geo", { w: "wide" })], 0, 1],
  ["what the rules of a board forbid", [FRAME, { ...FRAME, id: "shape:far", x: 1e21 }], 0, 1],
  ["what lies in nothing that is there", [FRAME, { ...FRAME, id: "shape:inner", parentId: "shape:nobody" }], 0, 1],
])("BRD-83 %s is left out, and the rest is pasted", (_what, shapes, pictures, unreadable) => {
  expect(readShapes(copied(shapes))).toEqual({
    shapes: ["shape:frame"],
    roots: ["shape:frame"],
    pictures,
    unreadable,
  });
});

test("BRD-83 shapes inside a left-out shape are left out with it, and so are arrow ends that hold on to it", () => {
  const unknown = shape("magic", "magic-thing", {});
  const inner = { ...FRAME, id: "shape:inner", parentId: "shape:magic" };
  const bindings = [end("shape:frame", "shape:inner")];
  const read = readClipboard(copied([FRAME, unknown, inner], { bindings }), emptyStore());
  expect(read).toMatchObject({
    kind: "readable",
    unreadable: 2,
    content: { bindings: [], rootShapeIds: ["shape:frame"] },
  });
});

test("BRD-83 what this board copied is pasted whole, and unlocked when it stood on the page itself", () => {
  const other = { ...FRAME, id: "shape:other", isLocked: true };
  const inner = { ...FRAME, id: "shape:inner", parentId: "shape:other", isLocked: true };
  const bindings = [end("shape:frame", "shape:other")];
  const read = readClipboard(copied([FRAME, other, inner], { bindings }), emptyStore());
  expect(read).toMatchObject({
    kind: "readable",
    pictures: 0,
    unreadable: 0,
    content: { shapes: [FRAME, { ...other, isLocked: false }, inner], bindings },
  });
});

test.each([
  ["nothing", null],
  ["no list", copied([], { shapes: "nothing" })],
  ["records without an id", copied([], { shapes: [{ type: "geo" }] })],
  ["no schema", copied([FRAME], { schema: undefined })],
])("BRD-83 %s is no shapes", (_what, clipboard) => {
  expect(readShapes(clipboard)).toBe("unreadable");
});

test("BRD-83 shapes of a newer version are distinguished from unreadable ones", () => {
  const schema = emptyStore().schema.serialize();
  const sequences = { ...schema.sequences, "com.tldraw.shape.frame": 99 };
  expect(readShapes(copied([FRAME], { schema: { ...schema, sequences } }))).toBe("newer");
});

test("BRD-83 what was left out is one sentence; when nothing was, there is none", () => {
  expect(pasteSentence({ kind: "pasted", pictures: 0, unreadable: 0 })).toBeNull();
  expect(pasteSentence({ kind: "pasted", pictures: 1, unreadable: 2 })).toBe(
    "Left out: 1 picture, video or embedded page and 2 shapes that this board does not know. Everything else was pasted.",
  );
  expect(pasteSentence({ kind: "nothing-left", pictures: 0, unreadable: 1 })).toBe(
    "Nothing was pasted: 1 shape that this board does not know cannot be put on this board.",
  );
});
