import type { Guide as GuideContent } from "@casement/shared/problem/problem";
import { screen, waitFor, within } from "@testing-library/react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { guideAttached, planned, STARTED_AT, started, type Told } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { Guide } from "./guide";

const STEPS = ["requirements", "estimate", "deep-dive"] as const;

/** The sample interview, with a worksheet for each step and a guide for each worksheet. */
function told(): Told[] {
  return [...planned, guideAttached, started].map(([actor, fact, at]): Told => {
    if (fact.kind === "session.planned") {
      const steps = STEPS.map((worksheet) => ({
        key: worksheet,
        title: worksheet,
        minutes: 5,
        prompts: [],
        worksheet,
      }));
      return [actor, { ...fact, payload: { ...fact.payload, steps } }, at];
    }
    if (fact.kind !== "guide.attached") return [actor, fact, at];
    const guide: GuideContent = {
      ...fact.payload.guide,
      questions: [{ id: "q-load", question: "How many users?", answer: "500 million." }],
      hints: [
        { id: "h-ratio", title: "Compare the rates", text: "Put one beside the other.", part: "estimate" },
        { id: "h-skew", title: "Think of skew", text: "Not every account is average.", part: "deep-dive" },
        { id: "h-late", title: "When is it done?", text: "On write or on read?", part: "deep-dive" },
      ],
      estimates: [{ key: "", name: "Writes a second", formula: "5", exact: "5", said: "five" }],
    };
    return [actor, { ...fact, payload: { ...fact.payload, guide } }, at];
  });
}

async function open() {
  const server = new SessionServer("ana", told());
  const page = renderIn(
    <InSession>
      <Guide board={() => null} />
    </InSession>,
  );
  await screen.findByRole("textbox", { name: "Search the guide" });
  const enter = (stepIndex: number) =>
    server.happen("ana", { kind: "step.entered", payload: { stepIndex } }, STARTED_AT + stepIndex * 60_000);
  return { server, enter, ...page };
}

const sections = () => screen.getAllByRole("heading", { level: 3 }).map(({ textContent }) => textContent);
const nextHints = () => within(screen.getByRole("region", { name: "Next hints" })).getAllByRole("button");

test("GDE-2 the guide opens with what the current step is about, and goes along with the steps", async () => {
  const { enter } = await open();
  expect(sections()[0]).toBe("Expected questions");
  expect(screen.getByText("500 million.")).toBeVisible();
  expect(screen.queryByText("five", { exact: false })).not.toBeInTheDocument();
  await enter(1);
  expect(sections()[0]).toBe("Worked estimates");
  expect(screen.getByText("said: five")).toBeVisible();
  expect(screen.queryByText("500 million.")).not.toBeInTheDocument();
});

test("GDE-3 the step's hints are on top: one click shows the next one, which is recorded", async () => {
  const { server, enter, user } = await open();
  await enter(2);
  expect(nextHints().map(({ ariaLabel }) => ariaLabel)).toEqual([
    "Show hint 2 to the candidate: Think of skew",
    "Show hint 3 to the candidate: When is it done?",
  ]);
  await user.click(nextHints()[0] as HTMLElement);
  await waitFor(() => expect(server.sent).toEqual([{ name: "hint.reveal", payload: { hintId: "h-skew" } }]));
  await server.happen("ana", {
    kind: "hint.revealed",
    payload: { hintId: "h-skew", title: "Think of skew", text: "Not every account is average." },
  });
  expect(nextHints()).toHaveLength(1);
});

test("GDE-4 one click, or Space on it, ticks a question as asked", async () => {
  const { server, user } = await open();
  await user.click(screen.getByRole("checkbox", { name: "How many users?" }));
  await waitFor(() =>
    expect(server.sent).toEqual([{ name: "question.mark", payload: { itemId: "q-load", asked: true } }]),
  );
});
