import { screen, within } from "@testing-library/react";
import { useIsChoosable } from "@/document/chosen";
import { InPlayer } from "@/testing/in-player";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { guideAttached, planned, STARTED_AT, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { PlaybackScreen } from "./playback-screen";

/** Stands for the board, which has stories of its own. */
const Board = () => <p>{useIsChoosable() ? "Shapes can be chosen" : "The board"}</p>;

const nothing = () => undefined;
/** Stands still two minutes after the start. */
const clock = { now: () => STARTED_AT + 120_000, whenDue: () => nothing, hold: () => nothing };

/** The recording of a session, opened by its owner while the session's page knows what it is now. */
async function open() {
  const server = new SessionServer("ana", [...planned, guideAttached, started, ["ana", ended, 2_000_000]]);
  const { user } = renderIn(
    <InSession player={clock}>
      <InPlayer>
        <PlaybackScreen brand="Casement" status="recorded" Board={Board} actions={null} />
      </InPlayer>
    </InSession>,
  );
  const tabs = within(await screen.findByRole("tablist", { name: "What happened" }));
  const openTab = async (name: string) => user.click(await tabs.findByRole("tab", { name }));
  return { server, user, tabs, openTab };
}

const ended = { kind: "session.ended", payload: {} } as const;

test("UI-93 shapes can be chosen beside a new comment or one's own open scorecard, and nowhere else", async () => {
  const { server, user, openTab } = await open();
  const choosable = () => screen.queryByText("Shapes can be chosen");
  expect(choosable()).toBeNull();
  await openTab("Comments");
  expect(choosable()).toBeVisible();
  await openTab("Scores");
  expect(choosable()).toBeNull();
  await user.click(screen.getByRole("radio", { name: "My scorecard now" }));
  expect(choosable()).toBeVisible();
  await server.happen("ana", { kind: "scorecard.submitted", payload: {} });
  expect(choosable()).toBeNull();
});

test("UI-196 interviewers have the feedback as it is shared now, and none while it is withdrawn", async () => {
  const { server, tabs, openTab } = await open();
  expect(tabs.queryByRole("tab", { name: "Feedback" })).toBeNull();
  const payload = { feedback: "Well argued throughout", scores: null };
  await server.happen("ana", { kind: "report.published", payload });
  await openTab("Feedback");
  expect(await screen.findByText("Well argued throughout")).toBeVisible();
  await server.happen("ana", { kind: "report.withdrawn", payload: {} });
  expect(tabs.queryByRole("tab", { name: "Feedback" })).toBeNull();
});

test("UI-81 a comment is among the moments until its thread is resolved", async () => {
  const { server } = await open();
  const moments = () => within(screen.getByRole("list", { name: "Moments" }));
  const begun = { threadId: "t1", at: STARTED_AT + 5_000, text: "Why a queue?", withCandidate: false };
  await server.happen("ana", { kind: "thread.begun", payload: begun });
  expect(moments().getByText(/Why a queue/)).toBeVisible();
  await server.happen("ana", { kind: "thread.resolved", payload: { threadId: "t1", withCandidate: false } });
  expect(moments().queryByText(/Why a queue/)).toBeNull();
});
