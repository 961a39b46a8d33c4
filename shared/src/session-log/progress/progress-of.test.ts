import { sampleRecord } from "../../testing/sample-record.js";
import { foldVisible } from "../audience/visible-to.js";
import { foldEvents } from "../fold.js";
import { progressOf } from "./progress-of.js";

test("SCO-157 at every point of an interview the candidate's own fold has all of what is kept of their progress", () => {
  const candidate = { participantId: "candidate", role: "candidate" } as const;
  const scores = [{ criterion: "structure", title: "Structured thinking", mark: 3 as const, anchor: "Shown" }];
  const record = sampleRecord.map((event) =>
    event.kind === "report.published" ? { ...event, payload: { feedback: "Well done", scores } } : event,
  );
  let told = 0;
  for (let length = 1; length <= record.length; length += 1) {
    const events = record.slice(0, length);
    const state = foldEvents(events);
    const kept = progressOf(state);
    expect(kept).toEqual(progressOf(foldVisible(events, candidate, state)));
    expect(JSON.stringify(kept ?? "")).not.toMatch(/canary/);
    if (kept?.judge != null) told += 1;
    if (state.report === null) expect(kept?.marks ?? []).toEqual([]);
  }
  expect(told).toBeGreaterThan(0);
});
