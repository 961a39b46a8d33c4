import { emptyScorecard } from "@casement/shared/scoring/score";
import { momentOfAddress } from "./find-remark";

const pin = { pinId: "p1", criterion: "structure", at: 63_800, shapeIds: [], label: "" };
const cards = { owner: { ...emptyScorecard("owner"), pins: [pin] } };

test.each([
  ["the second of the pin is its very moment", 13_000, "p1", 13_800],
  ["a pin alone leads to its moment", null, "p1", 13_800],
  ["another second stays what it is", 20_000, "p1", 20_000],
  ["a pin that was taken off says nothing", 13_000, "gone", 13_000],
  ["no pin", null, null, 0],
])("UI-70 %s", (_title, t, pinId, moment) => {
  expect(momentOfAddress(t, pinId, { scorecards: cards, threads: [] }, 50_000)).toBe(moment);
});
