import { groupNotes, timeInInterview } from "./note-groups";

const steps = [{ title: "Clarify" }, { title: "Estimate" }];
const note = (at: number, stepIndex: number | null) => ({ at, stepIndex });

test("UI-42 notes stand in their step, before the start first, after the end last, by time within", () => {
  const notes = [note(900, 1), note(50, null), note(400, 0), note(300, 0), note(2000, 1)];
  const groups = groupNotes(notes, { endedAt: 1000 }, steps);
  expect(groups.map(({ title, notes: inside }) => [title, inside.map(({ at }) => at)])).toEqual([
    ["Before the start", [50]],
    ["1 Clarify", [300, 400]],
    ["2 Estimate", [900]],
    ["After the interview", [2000]],
  ]);
});

test("UI-43 a note's time counts from the start of the interview; before it and after the end there is none", () => {
  const running = { startedAt: 1_000_000, endedAt: null };
  expect(timeInInterview(1_000_000 + 724_000, running)).toBe("12:04");
  expect(timeInInterview(999_999, running)).toBeNull();
  expect(timeInInterview(1_800_000, { ...running, endedAt: 1_724_000 })).toBeNull();
  expect(timeInInterview(5, { startedAt: null, endedAt: null })).toBeNull();
});
