import { DEFAULT_OPTIONS } from "@casement/shared/session/plan-options";
import { CONSENT_TEXT_VERSION } from "@casement/shared/session/session";
import { screen, waitFor } from "@testing-library/react";
import type { ReactElement } from "react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { agreed, joined, plan, planned, STARTED_AT, type Told } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { ConsentBanner, ConsentCard, ConsentMissing } from "./consent";
import { RecordingMark } from "./recording-mark";

const started: Told = ["ana", { kind: "session.started", payload: { prompt: "Design it." } }, STARTED_AT];
const practised: Told = [
  "ana",
  { ...plan, payload: { ...plan.payload, options: { ...DEFAULT_OPTIONS, mode: "practice" } } },
  0,
];
const refused: Told = ["ben", { kind: "consent.refused", payload: {} }, STARTED_AT + 1];

function open(participantId: string, element: ReactElement, ...more: readonly Told[]) {
  const server = new SessionServer(participantId, [...planned, joined("ben", "candidate"), ...more]);
  return { server, ...renderIn(<InSession>{element}</InSession>) };
}

const agree = () => screen.findByRole("button", { name: "I agree to the recording" });

test("UI-160 the lobby asks for consent in words that name what is recorded, and a no can become a yes", async () => {
  const { server, user } = open("ben", <ConsentCard />);
  await agree();
  for (const recorded of [/which part of the board each person looks at/, /in the worksheets/, /Comments and pins/])
    expect(screen.getByText(recorded)).toBeVisible();
  await user.click(screen.getByRole("button", { name: "I don't agree" }));
  await waitFor(() => expect(server.sent).toEqual([{ name: "consent.refuse", payload: {} }]));
  await server.happen(...refused);
  expect(await screen.findByText(/The interview cannot start without your agreement/)).toBeVisible();
  expect(screen.queryByRole("button", { name: "I don't agree" })).not.toBeInTheDocument();
  await user.click(await agree());
  await waitFor(() => expect(server.sent).toHaveLength(2));
  expect(server.sent[1]).toEqual({ name: "consent.give", payload: { textVersion: CONSENT_TEXT_VERSION } });
  await server.happen(...agreed("ben"));
  expect(await screen.findByText("You agreed to the recording")).toBeVisible();
});

test("UI-160 in the room a candidate can say no, and is told what follows", async () => {
  const { server, user } = open("ben", <ConsentBanner />, started);
  await agree();
  await user.click(screen.getByRole("button", { name: "I don't agree" }));
  await server.happen(...refused);
  expect(await screen.findByText(/It continues until they end the interview/)).toBeVisible();
});

test("UI-160 interviewers in the room see who has not answered and who does not agree", async () => {
  const { server } = open("ana", <ConsentMissing />, started);
  expect(await screen.findByRole("status")).toHaveTextContent("Not agreed to the recording yet: Ben.");
  await server.happen(...refused);
  expect(screen.getByRole("status")).toHaveTextContent("Declined the recording: Ben.");
  await server.happen(...agreed("ben"));
  await waitFor(() => expect(screen.queryByRole("status")).not.toBeInTheDocument());
});

test("UI-160 the mark in the room says what is recorded", async () => {
  const { user } = open("ben", <RecordingMark />, started);
  await user.click(await screen.findByRole("button", { name: "Recording. What is recorded?" }));
  expect(await screen.findByText(/No sound and no picture of you is recorded/)).toBeVisible();
  expect(screen.getByText(/your interviewer sees it at once/)).toBeVisible();
});

test("UI-160 somebody who practises alone is told the same without an interviewer", async () => {
  const { user } = open("ana", <RecordingMark />, practised, started);
  await user.click(await screen.findByRole("button", { name: "Recording. What is recorded?" }));
  expect(await screen.findByText(/No sound and no picture of you is recorded/)).toBeVisible();
  expect(screen.queryByText(/interviewer|consent/)).not.toBeInTheDocument();
});
