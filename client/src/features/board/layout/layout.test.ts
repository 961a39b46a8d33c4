import type { DesignGraph } from "@casement/shared/design/design-graph";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import { freePlace, overlaps } from "./free-place";
import { layerDesign } from "./layer-design";

const SIZE = { w: 208, h: 72 };

test("CMP-11 a new component stands in the wished place, or in the nearest free one", () => {
  expect(freePlace({ x: 10.4, y: 20 }, SIZE, [])).toEqual({ x: 10, y: 20 });
  const taken = [{ x: 0, y: 0, ...SIZE }];
  const place = freePlace({ x: 0, y: 0 }, SIZE, taken);
  expect(overlaps({ ...place, ...SIZE }, taken[0] as never, 36)).toBe(false);
  expect(Math.hypot(place.x, place.y)).toBeLessThan(150);
});

test("CMP-11 twenty components inserted at one place do not overlap", () => {
  const taken: { x: number; y: number; w: number; h: number }[] = [];
  for (let index = 0; index < 20; index++) taken.push({ ...freePlace({ x: 0, y: 0 }, SIZE, taken), ...SIZE });
  expect(taken.filter((a) => taken.some((b) => a !== b && overlaps(a, b)))).toEqual([]);
});

const graphOf = (count: number, pairs: readonly (readonly [number, number])[]): DesignGraph => ({
  nodes: Array.from({ length: count }, (_, index) => ({ id: `n${index}` })) as unknown as DesignGraph["nodes"],
  edges: pairs.map(([from, to]) => ({ from: `n${from}`, to: `n${to}` })) as unknown as DesignGraph["edges"],
});
const sizesOf = (graph: DesignGraph) => new Map(graph.nodes.map(({ id }) => [id, SIZE]));

test("CMP-12 connected components stand from left to right by who calls whom, the others below", () => {
  const graph = graphOf(5, [
    [0, 1],
    [1, 2],
    [1, 3],
  ]);
  const places = layerDesign(graph, sizesOf(graph), { x: 0, y: 0 }, []);
  const at = (id: number) => places.get(`n${id}`) as { x: number; y: number };
  expect(at(0).x).toBeLessThan(at(1).x);
  expect(at(1).x).toBeLessThan(at(2).x);
  expect(at(2).x).toBe(at(3).x);
  expect(at(4).y).toBeGreaterThan(Math.max(at(2).y, at(3).y));
});

test("CMP-12 an arrow that passes a layer has room there", () => {
  const graph = graphOf(4, [
    [0, 1],
    [1, 2],
    [2, 3],
    [0, 3],
  ]);
  const places = layerDesign(graph, sizesOf(graph), { x: 0, y: 0 }, []);
  const middle = (id: number) => (places.get(`n${id}`)?.y ?? 0) + SIZE.h / 2;
  // The straight arrow from the first to the last runs above or below those between.
  for (const between of [1, 2]) expect(Math.abs(middle(between) - middle(0))).toBeGreaterThan(SIZE.h / 2 + 8);
});

test("CMP-12 no two components overlap each other or what is there, whatever is connected, cycles too", () => {
  const random = seededRandom(7);
  const pick = (below: number) => random.below(below);
  for (let round = 0; round < 60; round++) {
    const count = 1 + pick(18);
    const graph = graphOf(
      count,
      Array.from({ length: pick(30) }, () => [pick(count), pick(count)] as const).filter(([from, to]) => from !== to),
    );
    const taken = Array.from({ length: pick(4) }, () => ({ x: pick(900), y: pick(600), ...SIZE }));
    const rects = [...layerDesign(graph, sizesOf(graph), { x: 0, y: 0 }, taken).values()].map((at) => ({
      ...at,
      ...SIZE,
    }));
    expect(rects).toHaveLength(count);
    const all = [...rects, ...taken];
    expect(rects.filter((a) => all.some((b) => a !== b && overlaps(a, b)))).toEqual([]);
  }
});
