import type { SessionItem, SessionOutcome } from "@casement/shared/contract/http/sessions";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderIn } from "@/testing/render-in";
import { SessionGroup } from "./session-group";

const MINUTE_MS = 60_000;
const NOW = Date.parse("2026-11-29T15:00:00");

const item = (part: Partial<SessionItem>): SessionItem => ({
  id: "s1",
  title: "System design interview",
  phase: "ended",
  role: "owner",
  mode: "interview",
  problemId: "twitter",
  problemTitle: "Design Twitter",
  frameworkId: "six-steps",
  frameworkName: "Six steps",
  candidate: null,
  steps: [{ title: "Clarify", budgetMs: 5 * MINUTE_MS, spentMs: 0 }],
  running: null,
  outcome: null,
  unread: [],
  scheduledAt: null,
  timeZone: null,
  startedAt: null,
  endedAt: null,
  createdAt: 0,
  candidateJoined: true,
  importedAt: null,
  branchedFrom: null,
  ...part,
});
const outcome = (part: Partial<SessionOutcome>): SessionOutcome => ({
  card: "open",
  recommendations: [],
  feedbackShared: false,
  feedbackDueAt: null,
  unanswered: 0,
  ...part,
});

function rows(...items: readonly SessionItem[]) {
  renderIn(<SessionGroup title="Sessions" items={items} now={NOW} onInvite={() => undefined} />);
  return within(screen.getByRole("region", { name: "Sessions" })).getAllByRole("listitem");
}

test("UI-106 two sessions on the same problem are told apart by their candidates and by what is left to do", () => {
  const [ben, eva] = rows(
    item({ id: "a", candidate: "Ben", outcome: outcome({ unanswered: 2 }) }),
    item({
      id: "b",
      candidate: "Eva",
      outcome: outcome({ card: "in", recommendations: ["yes", "strong-no"], feedbackShared: true }),
    }),
  );
  expect(ben).toHaveTextContent("Ben · Design Twitter · Six steps");
  expect(ben).toHaveTextContent("Scorecard open");
  expect(ben).toHaveTextContent("Feedback not shared");
  expect(ben).toHaveTextContent("2 comments to answer");
  expect(eva).toHaveTextContent("Eva · Design Twitter · Six steps");
  expect(eva).toHaveTextContent("Scorecard in");
  expect(eva).toHaveTextContent("Recommendation: Yes / Strong no");
  expect(eva).toHaveTextContent(/Feedback shared/);
});

test("UI-107 a session in which something came is marked, in words too, and one without news is not", () => {
  const [news, none] = rows(item({ id: "a", unread: ["feedback", "comment"] }), item({ id: "b" }));
  expect(within(news as HTMLElement).getByRole("img", { name: "New: feedback, a comment" })).toBeVisible();
  expect(within(none as HTMLElement).queryByRole("img", { name: /New/ })).not.toBeInTheDocument();
});

test("UI-106 an ended session can be watched from its row, by those who may", () => {
  const [mine, watched] = rows(item({ id: "a" }), item({ id: "b", role: "observer" }));
  expect(within(mine as HTMLElement).getByRole("link", { name: "Watch System design interview" })).toHaveAttribute(
    "href",
    "/sessions/a/playback",
  );
  expect(within(watched as HTMLElement).queryByRole("link", { name: /Watch/ })).not.toBeInTheDocument();
});

test("UI-106 a candidate's own row names neither themselves nor a problem that is withheld", () => {
  const [row] = rows(item({ phase: "planned", role: "candidate", problemTitle: "", candidate: "Ben" }));
  expect(row).not.toHaveTextContent("Ben");
  expect(row).toHaveTextContent("System design interviewSix steps");
});

test("SES-35 a running session says for how long without its pauses, and when it is paused", () => {
  const live = (running: SessionItem["running"]) => item({ id: String(running?.ranMs), phase: "live", running });
  const [runs, paused, began] = rows(
    live({ paused: false, ranMs: 12 * MINUTE_MS }),
    live({ paused: true, ranMs: 3 * MINUTE_MS }),
    live({ paused: false, ranMs: 20_000 }),
  );
  expect(runs).toHaveTextContent("Live for 12 minutes");
  expect(paused).toHaveTextContent("Paused after 3 minutes");
  expect(began).toHaveTextContent("Live, just started");
});

test("an ended session has the time at which it began, as its own page has", () => {
  const startedAt = new Date("2026-11-29T14:00:00").getTime();
  const [row] = rows(item({ startedAt, endedAt: startedAt + 45 * MINUTE_MS }));
  expect(row).toHaveTextContent("Today, 14:00");
});

test("UI-6 an ended session is listed with its start, as on its own page", () => {
  const [row] = rows(
    item({ startedAt: Date.parse("2026-11-29T10:00:00"), endedAt: Date.parse("2026-11-29T10:45:00") }),
  );
  expect(row).toHaveTextContent("Today, 10:00");
});

test("UI-262 feedback that is due is said in the list, until it is dismissed", async () => {
  const [row] = rows(item({ id: "due", outcome: outcome({ feedbackDueAt: NOW - 3 * 24 * 60 * MINUTE_MS }) }));
  expect(row).toHaveTextContent("Feedback 3 days late");
  await userEvent.click(within(row as HTMLElement).getByRole("button", { name: "Dismiss: Feedback 3 days late" }));
  expect(row).not.toHaveTextContent("late");
  expect(row).toHaveTextContent("Feedback not shared");
});
