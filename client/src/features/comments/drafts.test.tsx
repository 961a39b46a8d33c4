import { cleanup, screen, waitFor } from "@testing-library/react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { joined, planned, STARTED_AT, started, type Told } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { Comments } from "./comments";

const after: readonly Told[] = [
  ...planned,
  joined("ben", "candidate"),
  started,
  ["ana", { kind: "session.ended", payload: {} }, STARTED_AT + 60_000],
  [
    "ana",
    {
      kind: "thread.begun",
      payload: { threadId: "t1", at: STARTED_AT + 5_000, text: "Why a queue?", withCandidate: false },
    },
    STARTED_AT + 70_000,
  ],
];

function open() {
  const server = new SessionServer("ana", after);
  const page = renderIn(
    <InSession>
      <Comments />
    </InSession>,
  );
  return { server, ...page };
}

test("UI-210 a reload keeps a comment, a reply and a change that were begun", async () => {
  const { user } = open();
  await user.type(await screen.findByRole("textbox", { name: "Comment" }), "Good start");
  await user.click(screen.getByRole("button", { name: "Reply" }));
  await user.type(screen.getByRole("textbox", { name: "Reply" }), "For peaks");
  await user.click(screen.getByRole("button", { name: "Edit comment" }));
  await user.type(screen.getByRole("textbox", { name: "Edit comment" }), " Here?");
  cleanup();

  const { server, user: back } = open();
  expect(await screen.findByRole("textbox", { name: "Comment" })).toHaveValue("Good start");
  expect(screen.getByRole("textbox", { name: "Reply" })).toHaveValue("For peaks");
  expect(screen.getByRole("textbox", { name: "Edit comment" })).toHaveValue("Why a queue? Here?");
  await back.click(screen.getByRole("button", { name: "Send reply" }));
  await waitFor(() => expect(server.sent).toMatchObject([{ payload: { text: "For peaks" } }]));
  await waitFor(() => expect(screen.queryByRole("textbox", { name: "Reply" })).not.toBeInTheDocument());
});

test("SES-18 after a comment for the candidate the next one is for interviewers again", async () => {
  const { server, user } = open();
  await user.click(await screen.findByRole("radio", { name: "With the candidate" }));
  await user.type(screen.getByRole("textbox", { name: "Comment" }), "Well asked");
  await user.click(screen.getByRole("button", { name: "Comment" }));
  await waitFor(() => expect(server.sent).toMatchObject([{ payload: { text: "Well asked", withCandidate: true } }]));
  await waitFor(() => expect(screen.getByRole("textbox", { name: "Comment" })).toHaveValue(""));
  expect(screen.getByRole("radio", { name: "Interviewers only" })).toBeChecked();
});
