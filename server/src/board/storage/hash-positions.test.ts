import { HashPositions } from "./hash-positions.js";

const after = (...rows: number[]) => rows.map((row) => ({ afterSegment: BigInt(row) }));
const ROWS = [
  { id: 3n, before: 0, count: 5 },
  { id: 7n, before: 5, count: 2 },
  { id: 8n, before: 7, count: 10 },
];

test("REC-66 a hash stands after all updates of the rows up to its own, in whatever order hashes come", () => {
  const positions = new HashPositions(after(7, 0, 3, 5, 8, 99, 2));
  for (const row of ROWS) positions.pass(row);
  expect(positions.end()).toEqual([7, 0, 5, 5, 17, 17, 0]);
});

test("REC-66 without rows every hash is of the empty board", () => {
  expect(new HashPositions(after(1, 0)).end()).toEqual([0, 0]);
});
