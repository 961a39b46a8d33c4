import { DEFAULT_OPTIONS } from "@casement/shared/session/plan-options";
import { CONSENT_TEXT_VERSION } from "@casement/shared/session/session";
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import type { ReactElement } from "react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { arrived, joined, plan, planned, STARTED_AT, started, type Told } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { ConsentCard } from "./consent";
import { SoundConsentBanner, SoundConsentCard, SoundConsentNote } from "./sound-consent";

const withSound: Told = [
  "ana",
  { ...plan, payload: { ...plan.payload, options: { ...DEFAULT_OPTIONS, recordSound: true } } },
  0,
];
const told = [withSound, joined("ana", "owner"), arrived("ana"), joined("ben", "candidate"), joined("eva", "observer")];
const scope = "sound";
const agreed = (at: number): Told => ["ben", { kind: "consent.given", payload: { textVersion: "2", scope } }, at];
const refused: Told = ["ben", { kind: "consent.refused", payload: { scope } }, STARTED_AT + 1];
const ended: Told = ["ana", { kind: "session.ended", payload: {} }, STARTED_AT + 60_000];

function open(participantId: string, element: ReactElement, ...more: readonly Told[]) {
  const server = new SessionServer(participantId, [...told, ...more]);
  return { server, ...renderIn(<InSession>{element}</InSession>) };
}

const record = () => screen.findByRole("button", { name: "Record my sound" });

test("SND-6 sound is asked for apart from the board, and a no can become a yes", async () => {
  const { server, user } = open("ben", <SoundConsentCard />);
  expect(await screen.findByText(/the interview goes on just the same/)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Not my sound" }));
  await waitFor(() => expect(server.sent).toEqual([{ name: "consent.refuse", payload: { scope } }]));
  await server.happen(...refused);
  expect(await screen.findByText(/Your sound is not recorded. You can still agree/)).toBeVisible();
  await user.click(await record());
  await waitFor(() => expect(server.sent).toHaveLength(2));
  expect(server.sent[1]).toEqual({ name: "consent.give", payload: { textVersion: CONSENT_TEXT_VERSION, scope } });
  await server.happen(...agreed(STARTED_AT + 2));
  expect(await screen.findByText("You agreed that your sound is recorded")).toBeVisible();
});

const keptFor = (soundDays: number): Told => [
  "ana",
  { ...plan, payload: { ...plan.payload, options: { ...DEFAULT_OPTIONS, recordSound: true, soundDays } } },
  1,
];

test("SND-72 the words that people agree to say how long the sound is kept", async () => {
  open("ben", <SoundConsentCard />);
  expect(await screen.findByText(/The sound stays as long as the recording/)).toBeVisible();
  cleanup();
  open("ben", <SoundConsentCard />, keptFor(30));
  expect(
    await screen.findByText(/deleted from this server 30 days after the end, while the board stays/),
  ).toBeVisible();
});

test("UI-283 the words that people agree to say that what they say may be written down, where it may", async () => {
  const written = /What you say may also be written down: by your own browser if you switch captions on/;
  open("ben", <SoundConsentCard />);
  await record();
  expect(screen.queryByText(written)).not.toBeInTheDocument();
  cleanup();
  const options = { ...DEFAULT_OPTIONS, recordSound: true, words: true };
  open("ben", <SoundConsentCard />, ["ana", { ...plan, payload: { ...plan.payload, options } }, 1]);
  expect(await screen.findByText(written)).toBeVisible();
});

test("SND-6 where sound may be recorded the words about the board no longer say that none is", async () => {
  open("ben", <ConsentCard />);
  expect(await screen.findByText(/your sound only if you agree to that separately/)).toBeVisible();
  expect(screen.queryByText(/No sound and no picture/)).not.toBeInTheDocument();
});

test.each(["ana", "ben"])("SND-6 in the room %s is asked too, who came before the question", async (who) => {
  const { server } = open(who, <SoundConsentBanner />, started);
  expect(await screen.findByText("May your sound be recorded too?")).toBeVisible();
  await server.happen(who, { kind: "consent.refused", payload: { scope } }, STARTED_AT + 1);
  await waitFor(() => expect(screen.queryByRole("region")).not.toBeInTheDocument());
});

test("SND-6 observers are not asked, and nobody is in a session without sound", async () => {
  open("eva", <SoundConsentBanner />, started);
  const server = new SessionServer("ana", [...planned, started]);
  renderIn(
    <InSession>
      <SoundConsentBanner />
    </InSession>,
  );
  await waitFor(() => expect(server).toBeDefined());
  expect(screen.queryByRole("region")).not.toBeInTheDocument();
});

test("SND-7 one's sound can be stopped or deleted, and deleting asks first", async () => {
  const { server, user } = open("ben", <SoundConsentNote />, started, agreed(STARTED_AT + 1));
  await user.click(await screen.findByRole("button", { name: "Stop recording my sound" }));
  await waitFor(() => expect(server.sent).toEqual([{ name: "consent.withdraw", payload: { scope } }]));
  await server.happen("ben", { kind: "consent.withdrawn", payload: { scope } }, STARTED_AT + 5);
  expect(await screen.findByText("Your sound is no longer recorded.")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Delete my sound" }));
  expect(await screen.findByText(/deleted from this server for good/)).toBeVisible();
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Delete my sound" }));
  await waitFor(() => expect(server.sent).toHaveLength(2));
  expect(server.sent[1]).toEqual({ name: "consent.withdraw", payload: { scope, erase: true } });
  await server.happen("ben", { kind: "consent.withdrawn", payload: { scope, erase: true } }, STARTED_AT + 9);
  expect(await screen.findByText("Your sound was deleted.")).toBeVisible();
});

test("SND-7 after the end it can only be deleted", async () => {
  open("ben", <SoundConsentNote />, started, agreed(STARTED_AT + 1), ended);
  expect(await screen.findByText("Your sound is part of the recording.")).toBeVisible();
  expect(screen.getByRole("button", { name: "Delete my sound" })).toBeVisible();
  for (const name of ["Stop recording my sound", "Record my sound"])
    expect(screen.queryByRole("button", { name })).not.toBeInTheDocument();
});

test("SND-7 once the time of all sound is over, it is said to be deleted and nothing is left to delete", async () => {
  const endedAt = Date.now() - 2 * 24 * 3_600_000;
  const past: Told = ["ana", { kind: "session.ended", payload: {} }, endedAt];
  open("ben", <SoundConsentNote />, keptFor(3), started, agreed(STARTED_AT + 1), past);
  expect(await screen.findByText(/^Your sound is part of the recording\. All sound will be deleted /)).toBeVisible();
  cleanup();
  open("ben", <SoundConsentNote />, keptFor(1), started, agreed(STARTED_AT + 1), past);
  expect(await screen.findByText(/^All sound was deleted /)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Delete my sound" })).not.toBeInTheDocument();
});
