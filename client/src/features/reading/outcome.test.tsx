import type { Fact } from "@casement/shared/session-log/event-kinds";
import { screen, within } from "@testing-library/react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { guideAttached, joined, planned, STARTED_AT, started, type Told } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { Outcome } from "./outcome";

const MINUTE = 60_000;
const at = (minute: number, actor: string, fact: Fact): Told => [actor, fact, STARTED_AT + minute * MINUTE];
const enter: Fact = { kind: "step.entered", payload: { stepIndex: 1 } };
const ended = at(8, "ana", { kind: "session.ended", payload: {} });
const mark: Fact = { kind: "score.set", payload: { criterion: "structure", mark: 3, evidence: "asked first" } };
const hint: Fact = { kind: "hint.revealed", payload: { hintId: "h", title: "Hot users", text: "Think of them" } };
const recommended: Fact = { kind: "scorecard.recommended", payload: { recommendation: "yes", summary: "" } };
const submitted: Fact = { kind: "scorecard.submitted", payload: {} };
const published: Fact = { kind: "report.published", payload: { feedback: "Well done", scores: null } };

async function open(...later: readonly Told[]) {
  const server = new SessionServer("ana", [
    ...planned,
    joined("ben", "candidate"),
    joined("eva", "interviewer"),
    guideAttached,
    started,
    at(6, "ana", enter),
    at(7, "ana", mark),
    ended,
    ...later,
  ]);
  renderIn(
    <InSession>
      <Outcome />
    </InSession>,
  );
  return { server, toDo: within(await screen.findByRole("region", { name: "Still to do" })) };
}

test("RED-1 the page begins with marks, help and overruns", async () => {
  await open(at(9, "ana", recommended));
  const verdict = within(screen.getByRole("region", { name: "Scorecard of Ana" }));
  expect(verdict.getByText("Yes")).toBeVisible();
  expect(verdict.getByText("3.0 of 4 on average")).toBeVisible();
  expect(verdict.getByText("Structured thinking")).toBeVisible();
  expect(screen.getByText("none")).toBeVisible();
  expect(screen.getByText("+1:00")).toBeVisible();
  expect(screen.getByText(/8:00 of 15:00/)).toHaveTextContent("Clarify +1:00");
});

test("RED-1 help that was shown is counted", async () => {
  await open(at(3, "ana", hint));
  expect(screen.getByText("1 hint shown")).toBeVisible();
});

test("RED-2 what is left to do is listed with the way there, until it is done", async () => {
  const { server, toDo } = await open();
  const card = toDo.getByRole("link", { name: "Your scorecard is open: the recommendation is missing" });
  expect(card).toHaveAttribute("href", "/#scorecards");
  expect(toDo.getByRole("link", { name: "Feedback is not shared yet" })).toHaveAttribute("href", "/#feedback");
  expect(toDo.getByText("Eva has not submitted a scorecard yet.")).toBeVisible();
  await server.happen("ana", recommended);
  expect(toDo.getByRole("link", { name: /it is complete, but not submitted/ })).toBeVisible();
  await server.happen("ana", submitted);
  await server.happen("ana", published);
  await server.happen("eva", submitted);
  expect(toDo.getByText("Nothing left to do.")).toBeVisible();
  expect(toDo.queryByText(/Eva/)).not.toBeInTheDocument();
  await server.happen("ben", {
    kind: "thread.begun",
    payload: { threadId: "t", at: STARTED_AT, text: "Why so?", withCandidate: true },
  });
  expect(toDo.getByRole("link", { name: "1 comment of the candidate without an answer" })).toBeVisible();
});
