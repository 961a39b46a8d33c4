import { PAGE_ID } from "../../schema.js";
import type { BoardRecord } from "../board-record.js";
import { faultInBase, faultInField, faultInRecord } from "./record-rules.js";

const box = (more: object = {}, props: object = {}): BoardRecord => ({
  id: "shape:a",
  typeName: "shape",
  type: "geo",
  x: 0,
  y: 0,
  rotation: 0,
  opacity: 1,
  parentId: PAGE_ID,
  index: "a1",
  meta: {},
  ...more,
  props: { w: 100, h: 50, growY: 0, scale: 1, url: "", ...props },
});

describe("BRD-70 a board does not show", () => {
  test("a usual box is shown", () => {
    expect(faultInRecord(box())).toBeNull();
    expect(faultInRecord(box({ x: -900_000, rotation: 6.2, meta: { protocol: "gRPC", async: true } }))).toBeNull();
  });

  test.each<[string, object, object]>([
    ["far out", { x: 1e21 }, {}],
    ["turned out of range", { rotation: 1e300 }, {}],
    ["too wide", {}, { w: 1e308 }],
    ["of no width", {}, { w: 0 }],
    ["grown too high", {}, { growY: 1e300 }],
    ["scaled to nothing", {}, { scale: 5e-324 }],
    ["with a number that is unknown to us", {}, { anything: 1e12 }],
    ["with points far out", {}, { end: { x: 1e9, y: 0 } }],
    ["with a word that is too long", {}, { name: "a".repeat(5000) }],
    ["with notes that are too long", { meta: { protocol: "a".repeat(70_000) } }, {}],
    ["without points", { type: "draw" }, { segments: [] }],
    ["with a part without points", { type: "draw" }, { segments: [{ type: "free", points: [] }] }],
    ["a line of one point", { type: "line" }, { points: { a1: { id: "a1", index: "a1", x: 0, y: 0 } } }],
    [
      "a text with an empty part",
      {},
      { richText: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "" }] }] } },
    ],
    ["in a parent that has no id", { parentId: "page:\u0000" }, {}],
    ["with an id of another kind", { id: "page:a" }, {}],
  ])("a shape %s", (_what, more, props) => {
    expect(faultInRecord(box(more, props))).toEqual(expect.any(String));
  });

  test("an end of an arrow that holds on to itself", () => {
    const binding = { id: "binding:a", typeName: "binding", type: "arrow", meta: {}, props: {} };
    expect(faultInRecord({ ...binding, fromId: "shape:a", toId: "shape:a" })).toEqual(expect.any(String));
    expect(faultInRecord({ ...binding, fromId: "shape:a", toId: "shape:b" })).toBeNull();
  });

  test("the same of a field alone, and of a record whose id is its key", () => {
    expect(faultInField("xy", [0, 1e300])).toEqual(expect.any(String));
    expect(faultInField("xy", [1, 2, PAGE_ID, "a1"])).toBeNull();
    expect(faultInField("props.richText", { type: "doc", content: [{ type: "image" }] })).toEqual(expect.any(String));
    expect(faultInField("meta.protocol", undefined)).toBeNull();
    const { id: _id, ...base } = box({}, { w: 1e9 });
    expect(faultInBase(base)).toEqual(expect.any(String));
    expect(faultInBase("a")).toEqual(expect.any(String));
  });
});
