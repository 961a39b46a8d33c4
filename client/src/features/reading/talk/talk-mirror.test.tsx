import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import { encodeLoudness, LOUDNESS_MS } from "@casement/shared/sound/loudness-codec";
import { screen, within } from "@testing-library/react";
import { InSession } from "@/testing/in-session";
import { answerCalls, Refusal } from "@/testing/network";
import { renderIn } from "@/testing/render-in";
import { arrived, joined, planned, STARTED_AT, started, type Told } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { TalkMirror } from "./talk-mirror";

const SECOND = 1_000;
const END = 600;
const after = (seconds: number) => STARTED_AT + seconds * SECOND;
const agrees = (id: string): Told => [
  id,
  { kind: "consent.given", payload: { textVersion: "2", scope: "sound" } },
  STARTED_AT - 1,
];
const deletesSound = { kind: "consent.withdrawn", payload: { scope: "sound", erase: true } } as const;

/** Ten minutes with Ana and Ben, the second step from the fifth; these facts besides. */
function interview(...facts: readonly Told[]): Told[] {
  return [
    ...planned,
    joined("ben", "candidate"),
    arrived("ben"),
    ...facts.filter(([, , at]) => at < STARTED_AT),
    started,
    ["ana", { kind: "step.entered", payload: { stepIndex: 1 } }, after(300)],
    ...facts.filter(([, , at]) => at >= STARTED_AT),
    ["ana", { kind: "session.ended", payload: {} }, after(END)],
  ];
}

type Spoken = readonly (readonly [from: number, to: number])[];

/** How loud somebody's take of the whole interview is who speaks then, in seconds. */
function loudnessOf(spoken: Spoken): Uint8Array {
  const loudness = new Uint8Array((END * SECOND) / LOUDNESS_MS).fill(encodeLoudness(0, false));
  for (const [from, to] of spoken)
    loudness.fill(encodeLoudness(0.5, true), (from * SECOND) / LOUDNESS_MS, (to * SECOND) / LOUDNESS_MS);
  return loudness;
}

function manifestOf(facts: readonly Told[], speakers: readonly string[]): PlaybackManifest {
  return {
    sessionId: "s1",
    participantId: "ana",
    role: "owner",
    live: false,
    shared: null,
    startAt: STARTED_AT,
    endAt: after(END),
    participants: [],
    activity: [],
    events: facts.map(([actor, fact, at], index) => ({ ...fact, actor, at, revision: index + 1 })),
    board: { updates: 0, keyframes: [], chunks: [], epochs: [], damage: [], quiet: [] },
    sound: speakers.map((participantId) => ({
      id: `take-${participantId}`,
      participantId,
      durationMs: END * SECOND,
      bytes: 1,
      map: [{ mediaFrom: 0, mediaTo: END * SECOND, serverFrom: 0, serverTo: END * SECOND }],
    })),
  };
}

/** The page of Ana, who may hear these people say something then. */
function open(facts: readonly Told[], voices: Readonly<Record<string, Spoken>>) {
  const server = new SessionServer("ana", facts);
  const audible = new Map(Object.entries(voices));
  let asked: string[] = [];
  answerCalls({
    getPlayback: () => {
      asked = [...audible.keys()];
      return manifestOf(facts, asked) as never;
    },
    readLoudness: () => loudnessOf(audible.get(asked.shift() ?? "") ?? []) as never,
  });
  const opened: number[] = [];
  const page = renderIn(
    <InSession openMoment={(t) => void opened.push(t)}>
      <TalkMirror />
    </InSession>,
  );
  return { ...page, server, audible, opened };
}

const rows = (table: string) =>
  within(screen.getByRole("region", { name: table }))
    .getAllByRole("row")
    .map((row) =>
      within(row)
        .queryAllByRole("cell")
        .map(({ textContent }) => textContent),
    );

const both = [agrees("ana"), agrees("ben")];
const voices: Readonly<Record<string, Spoken>> = {
  ana: [
    [0, 60],
    [300, 330],
  ],
  ben: [[59, 179]],
};

test("SND-53 each person's share of talk, over the interview and per step, and their longest monologue", async () => {
  const { user, opened } = open(interview(...both), voices);
  await screen.findByRole("region", { name: "Talk of each person" });
  expect(rows("Talk of each person").slice(1)).toEqual([
    ["43%", "1:30", "0:59 at 0:00", "0"],
    ["57%", "2:00", "1:59 at 1:00", "1"],
  ]);
  expect(rows("Share of talk per step").slice(1)).toEqual([
    ["", "33%", "67%"],
    ["", "100%", "0%"],
  ]);
  await user.click(screen.getByRole("button", { name: "Watch 1:00" }));
  expect(opened).toEqual([60 * SECOND]);
});

test("SND-53 silences and interruptions are moments that open the recording", async () => {
  const { user, opened } = open(interview(...both), voices);
  expect(await screen.findByText("2 silences of 10 seconds or longer, the longest 4:30")).toBeVisible();
  expect(screen.getByText("4:30 long")).toBeVisible();
  expect(screen.getByText("2:01 long")).toBeVisible();
  expect(screen.getByText("Ben interrupted Ana")).toBeVisible();
  await user.click(screen.getByRole("button", { name: "Watch 5:30" }));
  await user.click(screen.getByRole("button", { name: "Watch 0:59" }));
  expect(opened).toEqual([330 * SECOND, 59 * SECOND]);
});

test("SND-53 people without sound are named, and nothing is told of them", async () => {
  open(interview(agrees("ana")), { ana: [[0, 60]] });
  expect(await screen.findByText(/'s sound was not recorded/)).toHaveTextContent(
    "Ben's sound was not recorded: nothing is told of them, and shares are of the others' talk alone.",
  );
  expect(rows("Talk of each person")).toHaveLength(2);
  expect(screen.getByText("Not known: somebody's sound is missing.")).toBeVisible();
  expect(screen.getByText("Not known: only one person's sound is here.")).toBeVisible();
});

test("SND-53 silences are told of the time alone for which everybody's sound is known, which the page says", async () => {
  const comes: Told = [null, { kind: "participant.arrived", payload: { participantId: "eva" } }, after(400)];
  open(interview(...both, joined("eva", "interviewer"), comes), voices);
  expect(await screen.findByText(/for which everybody's sound is known: 6:40 of 10:00/)).toBeVisible();
  expect(screen.getByText("2 silences of 10 seconds or longer, the longest 2:01")).toBeVisible();
  expect(screen.getByText("1:10 long")).toBeVisible();
});

test("SND-53 what was said while the viewer was away is not counted, which the page says", async () => {
  const leaves: Told = [null, { kind: "participant.left", payload: { participantId: "ana" } }, after(400)];
  open(interview(...both, leaves), voices);
  expect(await screen.findByText(/Only what was said while you were there is counted: 6:40 of 10:00/)).toBeVisible();
});

test("SND-53 sound that is deleted while the page is open is gone from it", async () => {
  const { server, audible } = open(interview(...both), voices);
  await screen.findByRole("region", { name: "Talk of each person" });
  audible.delete("ben");
  await server.happen("ben", deletesSound, after(END + 10));
  expect(await screen.findByText(/'s sound was deleted/)).toHaveTextContent("Ben's sound was deleted");
  expect(screen.queryByText("57%")).toBeNull();
});

test("SND-53 an interview without sound says so", async () => {
  open(interview(), {});
  expect(await screen.findByText("No sound was recorded.")).toBeVisible();
});

test("SND-53 sound that is not ready yet is waited for", async () => {
  const late = Date.now() - after(END) - SECOND;
  const now = interview(...both).map(([actor, fact, at]): Told => [actor, fact, at + late]);
  open(now, {});
  expect(await screen.findByText(/The sound is still being prepared/)).toBeVisible();
});

test("SND-53 an interviewer who may hear nothing of it is told so", async () => {
  open(interview(...both), {});
  expect(await screen.findByText("There is no sound of this interview that you can hear.")).toBeVisible();
});

test("SND-53 loading shows, and a refusal says what went wrong", async () => {
  new SessionServer("ana", interview(...both));
  let refuse: (refusal: Refusal) => void = () => undefined;
  const refused = new Promise<Refusal>((resolve) => {
    refuse = resolve;
  });
  answerCalls({ getPlayback: () => refused });
  renderIn(
    <InSession>
      <TalkMirror />
    </InSession>,
  );
  expect(await screen.findByRole("status", { name: "Loading" })).toBeVisible();
  refuse(new Refusal("FORBIDDEN", "Not for you."));
  expect(await screen.findByRole("alert")).toBeVisible();
});
