import { emptyScorecard } from "../../scoring/score.js";
import { sampleRecord } from "../../testing/sample-record.js";
import { foldEvents } from "../fold.js";
import { decisionCsv } from "./decision-csv.js";
import { decisionRecordOf, decisionRecordSchema } from "./decision-record.js";

const state = foldEvents(sampleRecord);
const record = decisionRecordOf("s1", state);

test("SCO-97 the decision record says who decided what, when and on which cards, and fits its schema", () => {
  expect(decisionRecordSchema.parse(record)).toEqual(record);
  const owner = { id: "owner", name: "owner" };
  expect(record.cards).toMatchObject([{ scorer: owner, class: "panel", recommendation: "yes", mean: 3 }]);
  expect(record.missing).toEqual([{ id: "interviewer", name: "interviewer" }]);
  expect(record.openedEarly).toMatchObject({ by: owner, cards: [owner], missing: [{ name: "interviewer" }] });
  expect(record.consensus).toMatchObject([{ by: owner, criterion: "structure", mark: 2, cards: [owner] }]);
  expect(record.decisions).toMatchObject([{ by: owner, recommendation: "no", cards: [owner] }]);
  expect(record.figures).toEqual({ mean: 3, lowest: 3, highest: 3 });
});

test("SCO-97 a card that is not in, or that the reader sees only to be in, is not in the record", () => {
  expect(JSON.stringify(record)).not.toContain("canary-interviewer-evidence");
  const sealed = { ...emptyScorecard("interviewer"), submittedAt: 1 };
  const seen = { ...state, scorecards: { ...state.scorecards, interviewer: sealed } };
  expect(decisionRecordOf("s1", seen).cards).toHaveLength(1);
});

test("SCO-98 as CSV it has one line for each fact in order of time, and no cell that a spreadsheet would compute", () => {
  const formula = '=HYPERLINK("http://x","a"),\nb';
  const [decision] = record.decisions;
  const hostile = { ...record, decisions: decision === undefined ? [] : [{ ...decision, reason: formula }] };
  const lines = decisionCsv(hostile).split("\r\n");
  expect(lines[0]).toBe("\uFEFFat,fact,by,class,criterion,value,reason,cards");
  const facts = lines.slice(1, -1).map((line) => line.split(",")[1]);
  expect(facts).toEqual(["mark", "recommendation", "debrief opened", "agreed mark", "decision"]);
  expect(lines.at(-2)).toContain('"\'=HYPERLINK(""http://x"",""a""),\nb"');
});
