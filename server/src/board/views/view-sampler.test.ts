import { ViewSampler } from "./view-sampler.js";

const view = { x: 1.4, y: -0.2, w: 800.5, h: 600 };
const SAMPLE_MS = 1000;

test("BRD-120 only changed views are sampled, in whole pixels, the newest of each person", () => {
  const sampler = new ViewSampler(SAMPLE_MS);
  sampler.saw("ana", { viewport: view });
  sampler.saw("ana", { viewport: { ...view, x: 7 } });
  sampler.saw("ben", { viewport: view });
  const whole = { y: 0, w: 801, h: 600 };
  expect(sampler.sample(5000)).toEqual([
    { type: "view", participantId: "ana", at: 5000, x: 7, ...whole },
    { type: "view", participantId: "ben", at: 5000, x: 1, ...whole },
  ]);
  sampler.saw("ben", { viewport: { ...view, x: 1.2 } });
  expect(sampler.sample(6000)).toEqual([]);
  sampler.saw("ben", { viewport: { ...view, x: 2 } });
  expect(sampler.sample(7000)).toEqual([{ type: "view", participantId: "ben", at: 7000, x: 2, ...whole }]);
});

test("BRD-120 views are sampled once a second, pointers whenever it is asked, and both at the end", () => {
  const sampler = new ViewSampler(SAMPLE_MS);
  const move = (x: number) => sampler.saw("ana", { viewport: { ...view, x }, cursor: { x, y: 0 } });
  const sampled = (at: number, isLast = false) => sampler.sample(at, isLast).map(({ type }) => type);
  move(0);
  expect(sampled(1000)).toEqual(["pointer", "view"]);
  move(10);
  expect(sampled(1250)).toEqual(["pointer"]);
  expect(sampled(1500)).toEqual([]);
  expect(sampler.isFresh).toBe(true);
  expect(sampled(2000)).toEqual(["view"]);
  expect(sampler.isFresh).toBe(false);
  move(20);
  expect(sampled(2100, true)).toEqual(["pointer", "view"]);
});

test("BRD-123 a pointer is sampled to two pixels, and where it left the board", () => {
  const sampler = new ViewSampler(SAMPLE_MS);
  const pointers = (at: number) =>
    sampler.sample(at).flatMap((sample) => (sample.type === "pointer" ? [sample.point] : []));
  sampler.saw("ana", { cursor: null });
  expect(pointers(0)).toEqual([]);
  sampler.saw("ana", { cursor: { x: 10.7, y: -0.4 } });
  expect(pointers(250)).toEqual([{ x: 10, y: 0 }]);
  sampler.saw("ana", { cursor: { x: 9.3, y: 0.9 } });
  expect(pointers(500)).toEqual([]);
  sampler.saw("ana", { cursor: { x: 30, y: 0 } });
  sampler.saw("ana", { cursor: null });
  expect(pointers(750)).toEqual([null]);
});

test("BRD-123 the cell that somebody is in is sampled, and that they left it", () => {
  const sampler = new ViewSampler(SAMPLE_MS);
  const cell = { row: "r1", field: "text" };
  sampler.saw("ana", { sheet: { ...cell, more: 1 } });
  expect(sampler.sample(1000)).toEqual([{ type: "cell", participantId: "ana", at: 1000, cell }]);
  sampler.saw("ana", { sheet: { ...cell } });
  expect(sampler.sample(2000)).toEqual([]);
  sampler.saw("ana", { sheet: null });
  expect(sampler.sample(3000)).toEqual([{ type: "cell", participantId: "ana", at: 3000, cell: null }]);
});

test("BRD-123 whoever leaves points at nothing and is in no cell; what they saw last still counts", () => {
  const sampler = new ViewSampler(SAMPLE_MS);
  const state = { viewport: view, cursor: { x: 2, y: 2 }, sheet: { row: "r1", field: "text" } };
  sampler.saw("ana", state);
  expect(sampler.sample(1000)).toHaveLength(3);
  sampler.saw("ana", { ...state, viewport: { ...view, x: 50 } });
  sampler.saw("ana", null);
  expect(sampler.sample(1250, true)).toEqual([
    { type: "pointer", participantId: "ana", at: 1250, point: null },
    { type: "view", participantId: "ana", at: 1250, x: 50, y: 0, w: 801, h: 600 },
    { type: "cell", participantId: "ana", at: 1250, cell: null },
  ]);
  sampler.saw("ben", null);
  expect(sampler.sample(9000)).toEqual([]);
});

test("BRD-120 anything that is not a view, a pointer or a cell is ignored", () => {
  const sampler = new ViewSampler(SAMPLE_MS);
  const wrong = [null, 7, "here", {}, { ...view, x: "1" }, { ...view, w: 0 }, { ...view, y: 1e9 }, [1, 2, 3, 4]];
  const wrongPoints = [7, "here", {}, { x: 1 }, { x: 1, y: "1" }, { x: 1e9, y: 1 }, { x: Number.NaN, y: 1 }, [1, 2]];
  const wrongCells = [7, "r1", { row: "r1" }, { row: "", field: "a" }, { row: "r".repeat(65), field: "a" }, ["a", "b"]];
  for (const viewport of [...wrong, { ...view, h: Number.NaN }]) {
    sampler.saw("ana", { viewport });
    expect(sampler.sample(5000, true)).toEqual([]);
  }
  for (const cursor of wrongPoints) {
    sampler.saw("ana", { cursor });
    expect(sampler.sample(5000, true)).toEqual([]);
  }
  for (const sheet of [...wrongCells, { row: "\ud800", field: "a" }]) {
    sampler.saw("ana", { sheet });
    expect(sampler.sample(5000, true)).toEqual([]);
  }
});
