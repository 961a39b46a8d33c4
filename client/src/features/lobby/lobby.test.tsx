import { screen, waitFor, within } from "@testing-library/react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { arrived, joined, planned } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { Lobby } from "./lobby";

async function open(participantId: string) {
  const server = new SessionServer(participantId, [...planned, joined("ben", "candidate")]);
  const page = renderIn(
    <InSession>
      <Lobby
        people={null}
        consent={null}
        invites={null}
        candidateLink={<p>Ben's link</p>}
        deviceRequests={null}
        sandbox={() => <p>A board to try</p>}
      />
    </InSession>,
  );
  await screen.findByRole("heading", { name: "Interview with Ben" });
  return { server, ...page };
}

const startButton = () => screen.getByRole("button", { name: "Start interview" });

test("with the candidate there one click starts the interview", async () => {
  const { server, user } = await open("ana");
  await server.happen(...arrived("ben"));
  await user.click(startButton());
  await waitFor(() => expect(server.sent).toEqual([{ name: "session.start", payload: {} }]));
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
});

test("without the candidate it asks first, with their link at hand, and says when they come meanwhile", async () => {
  const { server, user } = await open("ana");
  await user.click(startButton());
  const dialog = await screen.findByRole("dialog", { name: "The candidate is not here yet. Start anyway?" });
  expect(within(dialog).getByText("Ben's link")).toBeVisible();
  expect(server.sent).toEqual([]);
  await server.happen(...arrived("ben"));
  expect(await screen.findByRole("dialog", { name: "The candidate is here now" })).toBeVisible();
  await user.click(within(dialog).getByRole("button", { name: "Start interview" }));
  await waitFor(() => expect(server.sent).toEqual([{ name: "session.start", payload: {} }]));
});

test("a refused start is said, and can be tried again", async () => {
  const { server, user } = await open("ana");
  await server.happen(...arrived("ben"));
  server.mood = "DATABASE_UNAVAILABLE";
  await user.click(startButton());
  expect(await screen.findByText(/The server cannot reach its database right now/)).toBeVisible();
  server.mood = "takes";
  await user.click(startButton());
  await waitFor(() => expect(server.sent).toHaveLength(2));
});

test("a candidate neither starts nor edits; the practice board is made only once it is asked for", async () => {
  const { user } = await open("ben");
  expect(screen.queryByRole("button", { name: "Start interview" })).not.toBeInTheDocument();
  expect(screen.queryByRole("link", { name: "Edit" })).not.toBeInTheDocument();
  expect(screen.queryByText("A board to try")).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Open a practice board", expanded: false }));
  expect(screen.getByText("A board to try")).toBeVisible();
});
