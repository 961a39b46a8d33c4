import { DEFAULT_OPTIONS, NEW_OPTIONS } from "@casement/shared/session/plan-options";
import { sessionDraftSchema } from "@casement/shared/session/session";
import { suggestTitle } from "@/lib/addresses/new-session";
import { newDraft, readyDraft } from "./plan-draft";

const NOW = Date.parse("2026-11-22T14:20:00Z");
const chosen = {
  title: "Design Twitter",
  problemId: "twitter",
  frameworkId: "six-steps",
  rubricId: "system-design",
  steps: null,
};

test("UI-11 a practice's title follows the problem's name; an interview's names no problem", () => {
  expect(suggestTitle("practice", "Twitter")).toBe("Design Twitter");
  expect(suggestTitle("practice", "Design Twitter")).toBe("Design Twitter");
  expect(suggestTitle("interview", "Design Twitter")).toBe("System design interview");
});

test("UI-11 a new session can be created as it stands, without a time", () => {
  const ready = readyDraft(newDraft(NOW, "UTC"), chosen);
  const body = {
    ...chosen,
    options: NEW_OPTIONS,
    candidateName: "",
    meetingUrl: "",
    scheduledAt: null,
    timeZone: null,
  };
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

test("SES-36 a meeting link that is no https link is reported at its field", () => {
  const fault = (meetingUrl: string) => readyDraft({ ...newDraft(NOW, "UTC"), meetingUrl }, chosen);
  expect(fault("http://meet.example.org/a")).toMatchObject({ faults: { meetingUrl: expect.any(String) } });
  expect(fault("javascript:alert(1)")).toMatchObject({ ok: false });
  expect(fault(" https://meet.example.org/a ")).toMatchObject({ body: { meetingUrl: "https://meet.example.org/a" } });
});

test("a practice has neither a candidate nor a meeting", () => {
  const draft = { ...newDraft(NOW, "UTC"), candidateName: "Ben", meetingUrl: "https://meet.example.org/a" };
  const practice = { ...draft, options: { ...DEFAULT_OPTIONS, mode: "practice" as const } };
  expect(readyDraft(draft, chosen)).toMatchObject({ body: { candidateName: "Ben" } });
  expect(readyDraft(practice, chosen)).toMatchObject({ body: { candidateName: "", meetingUrl: "" } });
});
