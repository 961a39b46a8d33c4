import { arrangeEntities, isCrossed, type Link } from "./arrange-entities.js";
import { ENTITY_BOX } from "./entity-record.js";

/** How many arrows run over an entity that they do not belong to. */
function crossings(heights: readonly number[], links: readonly Link[]): number {
  const boxes = arrangeEntities(heights, links).map((place, at) => ({
    ...place,
    w: ENTITY_BOX.width,
    h: heights[at] as number,
  }));
  const centre = (at: number) => {
    const { x, y, w, h } = boxes[at] as (typeof boxes)[number];
    return { x: x + w / 2, y: y + h / 2 };
  };
  return links.reduce(
    (sum, [from, to]) =>
      sum + boxes.filter((box, at) => at !== from && at !== to && isCrossed(box, centre(from), centre(to))).length,
    0,
  );
}

// User, Tweet, Follow, Favourite, Media, HomeTimeline
const MICROBLOG: readonly Link[] = [
  [1, 0],
  [2, 0],
  [3, 0],
  [3, 1],
  [4, 1],
  [4, 0],
];

test.each([
  [3, [[0, 2]]],
  [
    3,
    [
      [0, 1],
      [0, 2],
      [1, 2],
    ],
  ],
  [
    4,
    [
      [0, 3],
      [1, 2],
      [0, 1],
      [2, 3],
    ],
  ],
  [
    5,
    [
      [0, 4],
      [0, 2],
      [2, 4],
      [1, 3],
    ],
  ],
  [6, MICROBLOG],
  [
    9,
    [
      [0, 8],
      [0, 2],
      [2, 8],
      [6, 0],
    ],
  ],
] as readonly (readonly [number, readonly Link[]])[])(
  "WKS-76 among %i entities no arrow of %j runs over an entity between",
  (count, links) =>
    expect(
      crossings(
        Array.from({ length: count }, (_, at) => 130 + (at % 3) * 60),
        links,
      ),
    ).toBe(0),
);

test("WKS-76 entities do not lie on each other, and the whole is no wider than three of them", () => {
  const heights = Array.from({ length: 14 }, (_, at) => 100 + at * 20);
  const places = arrangeEntities(heights, [[0, 13]]);
  for (const [one, a] of places.entries())
    for (const [other, b] of places.entries())
      if (one < other)
        expect(
          Math.abs(a.x - b.x) >= ENTITY_BOX.width ||
            a.y >= b.y + (heights[other] as number) ||
            b.y >= a.y + (heights[one] as number),
        ).toBe(true);
  expect(new Set(places.map(({ x }) => x)).size).toBe(3);
});
