import type { ProgressSession, ShownMark } from "@casement/shared/scoring/progress/progress-entry";
import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderIn } from "@/testing/render-in";
import { ProgressView } from "./progress-view";

const DAY_MS = 86_400_000;
const marked = (criterion: string, mark: ShownMark["mark"], atMs?: number): ShownMark => ({
  criterion,
  title: criterion === "scale" ? "Scale awareness" : "Structured thinking",
  mark,
  anchor: null,
  pins: atMs === undefined ? [] : [{ pinId: "p1", atMs }],
});

function session(number: number, more: Partial<ProgressSession> = {}): ProgressSession {
  return {
    sessionId: `s${number}`,
    title: `Practice ${number}`,
    problemId: `problem-${number}`,
    problemTitle: `Problem ${number}`,
    practice: true,
    endedAt: number * DAY_MS,
    judge: "oneself",
    marks: [marked("structure", 3), marked("scale", 2, 62_000)],
    help: 0,
    followUps: null,
    rubric: "v1",
    steps: [{ title: "Deep dive", spentMs: 900_000, budgetMs: 600_000 }],
    retry: false,
    shareId: null,
    ...more,
  };
}

const PROBLEM = { id: "chat", title: "Design a chat", topics: ["real time"] };

function open(sessions: readonly ProgressSession[]) {
  const practised: string[] = [];
  renderIn(
    <ProgressView
      sessions={sessions}
      problems={[PROBLEM]}
      starting={null}
      onPractise={({ id }) => void practised.push(id)}
    />,
  );
  return practised;
}

const part = (name: string) => within(screen.getByRole("region", { name }));

test("SCO-181 four sessions are dots and no line, and the page says why; the fifth brings it", () => {
  open([1, 2, 3, 4].map((number) => session(number)));
  expect(part("Marks").getAllByRole("link", { name: /^Practice \d: 2.5 of 4, scored by yourself$/ })).toHaveLength(4);
  expect(screen.getByText(/With 4 sessions a line would say more about chance .* after 1 more/)).toBeVisible();
});

test("SCO-181 from five sessions on the line is told in words too", () => {
  open([1, 2, 3, 4, 5].map((number) => session(number)));
  expect(screen.getByText(/^The line is level/)).toBeVisible();
  expect(screen.queryByText(/chance than about you/)).toBeNull();
});

test("SCO-182 marks of another rubric or another judge count for no line, and one chooses which are compared", async () => {
  const user = userEvent.setup();
  const practice = [1, 2, 3].map((number) => session(number));
  const interviews = [4, 5].map((number) =>
    session(number, { title: `Interview ${number}`, practice: false, judge: "interviewer", rubric: "v2", help: 2 }),
  );
  open([...practice, ...interviews]);
  expect(screen.getByText(/With 3 sessions/)).toBeVisible();
  const dot = screen.getByRole("link", {
    name: "Interview 4: 2.5 of 4, scored by an interviewer, with 2 hints or findings",
  });
  expect(dot).toHaveAttribute("data-compared", "false");
  await user.click(screen.getByRole("combobox", { name: "Compared with each other" }));
  await user.click(screen.getByRole("option", { name: /^Scored by interviewers: 2 sessions/ }));
  expect(screen.getByText(/With 2 sessions/)).toBeVisible();
  expect(dot).toHaveAttribute("data-compared", "true");
});

test("SCO-183 the weakest criterion leads to the moment of its lowest mark", () => {
  open([session(1)]);
  const weakest = part("Weakest criteria");
  expect(weakest.getByRole("heading", { name: "Scale awareness" })).toBeVisible();
  expect(weakest.getByRole("link", { name: "Practice 1 at 1:02" })).toHaveAttribute(
    "href",
    "/sessions/s1/playback?t=1m2s&pin=p1",
  );
});

test("SCO-184 what to practise next says why, and begins it with one press", async () => {
  const user = userEvent.setup();
  const practised = open([session(1), session(2)]);
  const next = part("What to practise next");
  expect(next.getByText("You have not met real time yet.")).toBeVisible();
  expect(next.getByText("It ran over in 2 of your last 2.")).toBeVisible();
  await user.click(next.getByRole("button", { name: "Practise: Design a chat" }));
  expect(practised).toEqual(["chat"]);
});

test("SCO-185 a problem that was met twice has its attempts side by side", () => {
  const again = { problemId: "twitter", problemTitle: "Design Twitter" };
  open([session(1, again), session(2, { ...again, marks: [marked("structure", 4), marked("scale", "not-observed")] })]);
  const attempts = within(screen.getByRole("region", { name: "Attempts of Design Twitter" }));
  expect(attempts.getByRole("row", { name: "Structured thinking 3 4" })).toBeVisible();
  expect(attempts.getByRole("row", { name: "Scale awareness 2 not observed" })).toBeVisible();
});

test("SCO-186 without marks the page says where they come from, and still tells the minutes", () => {
  open([session(1, { practice: false, judge: null, marks: [], rubric: null })]);
  expect(screen.getByText(/No marks yet/)).toBeVisible();
  expect(screen.queryByRole("heading", { name: "Weakest criteria" })).toBeNull();
  expect(part("Where the minutes go").getByRole("row", { name: /^Deep dive .* 1 of 1$/ })).toBeVisible();
  expect(part("All sessions").getByRole("row", { name: /nobody yet not shared$/ })).toBeVisible();
});
