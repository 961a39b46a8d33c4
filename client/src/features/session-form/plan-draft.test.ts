import { DEFAULT_OPTIONS } from "@casement/shared/session/plan-options";
import { sessionDraftSchema } from "@casement/shared/session/session";
import { suggestTitle } from "@/lib/addresses/new-session";
import { newDraft, readyDraft } from "./plan-draft";

const NOW = Date.parse("2026-11-22T14:20:00Z");
const chosen = { title: "Design Twitter", problemId: "twitter", frameworkId: "six-steps", steps: null };

test("UI-11 the title follows the problem's name", () => {
  expect(suggestTitle("Twitter")).toBe("Design Twitter");
  expect(suggestTitle("Design Twitter")).toBe("Design Twitter");
});

test("UI-11 a new session can be created as it stands, without a time", () => {
  const ready = readyDraft(newDraft(NOW, "UTC"), chosen);
  const body = { ...chosen, options: DEFAULT_OPTIONS, scheduledAt: null, timeZone: null };
  expect(ready).toEqual({ ok: true, body });
});

test("UI-11 a time is offered at the next full hour and sent as an instant with its zone", () => {
  const draft = { ...newDraft(NOW, "Europe/Berlin"), timed: true };
  expect(draft).toMatchObject({ date: "2026-11-22", time: "16:00" });
  const ready = readyDraft(draft, chosen);
  expect(ready).toMatchObject({
    ok: true,
    body: { scheduledAt: "2026-11-22T15:00:00.000Z", timeZone: "Europe/Berlin" },
  });
  expect(ready.ok && sessionDraftSchema.safeParse(ready.body).success).toBe(true);
});

test("UI-11 what is missing is named at its field", () => {
  const draft = { ...newDraft(NOW, "UTC"), timed: true, date: "" };
  const ready = readyDraft(draft, { ...chosen, title: "  " });
  expect(ready).toMatchObject({ ok: false, faults: { title: expect.any(String), date: expect.any(String) } });
});

test("UI-100 invalid minutes are reported at the steps", () => {
  const steps = [{ key: "a", minutes: Number.NaN }];
  expect(readyDraft(newDraft(NOW, "UTC"), { ...chosen, steps })).toMatchObject({
    faults: { steps: expect.any(String) },
  });
});

test("UI-11 the default framework is chosen, in whatever order they are listed", () => {
  expect(newDraft(NOW, "UTC").frameworkId).toBe("six-steps");
});
