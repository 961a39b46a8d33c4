import { boxOf } from "@casement/shared/design/design";
import { crossedBoxes } from "@casement/shared/testing/crossed-boxes";
import { CONCEPTS } from "./concepts";
import { PATTERNS } from "./pattern-library";
import { searchCard } from "./search-card";

test("PAT-1 there are the eight patterns, each with an explanation and a connected drawing", () => {
  expect(PATTERNS.map(({ key }) => key)).toEqual([
    "cache-aside",
    "write-through",
    "token-bucket",
    "message-queue",
    "replication",
    "fan-out",
    "sharding",
    "reference-layout",
  ]);
  for (const { points, design } of PATTERNS) {
    expect(points.length).toBeGreaterThanOrEqual(3);
    const ends = new Set(design.connections.flatMap(({ from, to }) => [from, to]));
    expect(design.components.filter(({ id }) => !ends.has(id))).toEqual([]);
  }
});

test.each(PATTERNS.map((pattern) => [pattern.key, pattern] as const))(
  "PAT-1 no arrow of a stencil runs through a box: %s",
  (_key, { design }) => {
    const crossed = design.connections.flatMap((each) =>
      crossedBoxes(design, each).map(({ id }) => `${each.from}-${each.to} ${id}`),
    );
    expect(crossed).toEqual([]);
    expect(new Set(design.components.map((one) => JSON.stringify(boxOf(one)))).size).toBe(design.components.length);
  },
);

test("PAT-2 the card is searched by words anywhere in it", () => {
  const titles = (query: string) => searchCard(query).patterns.map(({ title }) => title);
  expect(titles("429")).toEqual(["Token-bucket rate limiting"]);
  expect(searchCard("kafka").kinds).toEqual(["queue"]);
  expect(searchCard("partition money").concepts).toEqual([]);
  expect(searchCard("split money").concepts.map(({ title }) => title)).toEqual(["CAP"]);
  expect(searchCard(" ").concepts).toHaveLength(CONCEPTS.length);
});
