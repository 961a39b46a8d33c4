import { DEFAULT_OPTIONS } from "@casement/shared/session/plan-options";
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { agreed, arrived, guideAttached, joined, planned, type Told } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { Lobby } from "./lobby";

async function open(participantId: string, more: readonly Told[] = []) {
  const server = new SessionServer(participantId, [...planned, ...more, joined("ben", "candidate")]);
  const page = renderIn(
    <InSession>
      <Lobby
        people={null}
        consent={null}
        invites={null}
        candidateLink={<p>Ben's link</p>}
        deviceRequests={null}
        call={null}
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
  await server.happen(...agreed("ben"));
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
  await server.happen(...agreed("ben"));
  await server.happen(...arrived("ben"));
  expect(await screen.findByRole("dialog", { name: "The candidate is here now" })).toBeVisible();
  await user.click(within(dialog).getByRole("button", { name: "Start interview" }));
  await waitFor(() => expect(server.sent).toEqual([{ name: "session.start", payload: {} }]));
});

test("UI-160 a candidate who has not agreed to the recording holds up the start; the dialog goes on when they agree", async () => {
  const { server, user } = await open("ana");
  await server.happen(...arrived("ben"));
  expect(screen.getByText("Ben has not agreed to the recording yet.")).toBeVisible();
  await user.click(startButton());
  const dialog = await screen.findByRole("dialog", { name: "Ben has not agreed to the recording yet." });
  expect(within(dialog).getByRole("button", { name: "Start interview" })).toBeDisabled();
  await server.happen("ben", { kind: "consent.refused", payload: {} });
  expect(await screen.findByRole("dialog", { name: "Ben does not agree to the recording." })).toBeVisible();
  expect(within(dialog).getByText(/they can still agree in their lobby/)).toBeVisible();
  await server.happen(...agreed("ben"));
  expect(await screen.findByRole("dialog", { name: "The candidate is here now" })).toBeVisible();
  await user.click(within(dialog).getByRole("button", { name: "Start interview" }));
  await waitFor(() => expect(server.sent).toEqual([{ name: "session.start", payload: {} }]));
});

test("a refused start is said, and can be tried again", async () => {
  const { server, user } = await open("ana");
  await server.happen(...agreed("ben"));
  await server.happen(...arrived("ben"));
  server.mood = "DATABASE_UNAVAILABLE";
  await user.click(startButton());
  expect(await screen.findByText(/The server cannot reach its database right now/)).toBeVisible();
  server.mood = "takes";
  await user.click(startButton());
  await waitFor(() => expect(server.sent).toHaveLength(2));
});

test("SCO-61 the lobby tells interviewers whether notes are sealed, and nobody else", async () => {
  const [[actor, fact, at], ...rest] = planned as [Told, ...Told[]];
  const sealing = { ...(fact.payload as object), options: { ...DEFAULT_OPTIONS, sealNotes: true } };
  const { server } = await open("ana");
  expect(screen.getByText(/^Open notes: interviewers read each other's notes/)).toBeVisible();
  await server.happen(actor, { ...fact, payload: sealing } as Told[1], at);
  expect(await screen.findByText(/^Sealed panel: each interviewer's marks, notes and feedback draft/)).toBeVisible();
  cleanup();
  await open("ben", rest);
  expect(screen.queryByText(/^(Sealed panel|Open notes)/)).not.toBeInTheDocument();
});

test("a candidate neither starts nor edits; the practice board is made only once it is asked for", async () => {
  const { user } = await open("ben");
  expect(screen.queryByRole("button", { name: "Start interview" })).not.toBeInTheDocument();
  expect(screen.queryByRole("link", { name: "Edit" })).not.toBeInTheDocument();
  expect(screen.queryByText("A board to try")).not.toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Open a practice board", expanded: false }));
  expect(screen.getByText("A board to try")).toBeVisible();
});

test("SEC-130 interviewers read the problem before the start, and that the candidate does not yet", async () => {
  await open("ana", [guideAttached]);
  const problem = screen.getByRole("region", { name: "Problem" });
  expect(within(problem).getByText("Design Twitter")).toBeVisible();
  expect(within(problem).getByText("The candidate sees this once you start.")).toBeVisible();
});

test("a candidate's lobby shows no problem, and says what happens next", async () => {
  await open("ben");
  expect(screen.queryByRole("region", { name: "Problem" })).not.toBeInTheDocument();
  expect(screen.getByText("You are the candidate.")).toBeVisible();
  expect(screen.getByText(/You will be taken in automatically\./)).toBeVisible();
});

test("SES-36 everybody in the lobby has the link to the call", async () => {
  const [[actor, fact, at], ...rest] = planned as [Told, ...Told[]];
  const payload = { ...(fact.payload as object), meetingUrl: "https://meet.example.org/x" };
  new SessionServer("ben", [[actor, { ...fact, payload } as Told[1], at], ...rest, joined("ben", "candidate")]);
  renderIn(
    <InSession>
      <Lobby
        people={null}
        consent={null}
        invites={null}
        candidateLink={null}
        deviceRequests={null}
        call={null}
        sandbox={() => null}
      />
    </InSession>,
  );
  const link = await screen.findByRole("link", { name: "Join the call" });
  expect(link).toHaveAttribute("href", "https://meet.example.org/x");
  expect(link).toHaveAttribute("rel", "noopener noreferrer");
});
