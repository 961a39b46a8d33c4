import type { Moment } from "../model/recording";
import { clustersOf } from "./clusters";

const at = (t: number): Moment => ({ id: String(t), kind: "note", t, actor: null, text: "", tone: null });
const times = (moments: readonly number[], widthPx: number) =>
  clustersOf(moments.map(at), 600_000, widthPx).map((group) => group.map(({ t }) => t));

test("UI-84 markers that would overlap are one; a wider timeline takes them apart", () => {
  expect(times([0, 5_000, 14_000, 16_000, 300_000], 600)).toEqual([[0, 5_000, 14_000], [16_000], [300_000]]);
  expect(times([0, 5_000, 14_000, 16_000], 2_400)).toEqual([[0], [5_000], [14_000, 16_000]]);
  expect(times([0, 1], 0)).toEqual([[0], [1]]);
  expect(times([], 600)).toEqual([]);
});
