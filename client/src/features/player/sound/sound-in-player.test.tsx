import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import { DEFAULT_OPTIONS } from "@casement/shared/session/plan-options";
import { encodeLoudness, LOUDNESS_MS } from "@casement/shared/sound/loudness-codec";
import { act, cleanup, screen, waitFor, within } from "@testing-library/react";
import { useOpenMoment } from "@/session/session-context";
import { InPlayer, RECORDED } from "@/testing/in-player";
import { renderIn } from "@/testing/render-in";
import { plan, STARTED_AT } from "@/testing/sample-session";
import { usePlayerActions } from "../controls/use-player-actions";
import { MOMENT_KINDS, type MomentKind } from "../model/moments/moment-kinds";
import type { Player } from "../model/player";
import { usePlayer } from "../model/player-context";
import { Moments } from "../panel/moments";
import { SaidNotice } from "../panel/said-notice";
import { TalkMenu } from "../talk/talk-menu";
import { SoundMenu } from "./sound-menu";

const SECOND = 1_000;
const END = 600 * SECOND;
const KINDS = new Set(Object.keys(MOMENT_KINDS) as MomentKind[]);

/** Both agreed to their sound; it is deleted after so many days. */
function manifestWith(changes: Partial<PlaybackManifest> = {}, soundDays: number | null = null): PlaybackManifest {
  const options = { ...DEFAULT_OPTIONS, recordSound: true, soundDays };
  const events = RECORDED.events.map((event) =>
    event.kind === "session.planned"
      ? ({ ...event, payload: { ...plan.payload, options } } as PlaybackManifest["events"][number])
      : event,
  );
  const map = [{ mediaFrom: 0, mediaTo: END, serverFrom: 0, serverTo: END }];
  const sound = ["ana", "ben"].map((participantId) => ({ id: participantId, participantId, durationMs: END, map }));
  return { ...RECORDED, events, sound, ...changes };
}

/** Ana speaks from 0:52 to 0:58, Ben from 2:00 to 3:00, and nobody else for the rest of the ten minutes. */
async function loudness(takeId: string): Promise<Uint8Array> {
  const bytes = new Uint8Array(END / LOUDNESS_MS).fill(encodeLoudness(0, false));
  const [from, to] = takeId === "ana" ? [52, 58] : [120, 180];
  bytes.fill(encodeLoudness(0.5, true), (from * SECOND) / LOUDNESS_MS, (to * SECOND) / LOUDNESS_MS);
  return bytes;
}

let player: Player | null = null;
function Bar() {
  player = usePlayer();
  const openMessage = useOpenMoment();
  usePlayerActions({ kinds: KINDS, showShortcuts: () => undefined, nextView: () => undefined, shareClip: undefined });
  return (
    <>
      <Moments kinds={KINDS} onSheet={() => undefined} />
      <SaidNotice />
      <button type="button" onClick={() => openMessage?.(STARTED_AT + 60 * SECOND)}>
        A message of the chat
      </button>
      <TalkMenu />
      <SoundMenu />
    </>
  );
}

function open(manifest: PlaybackManifest, isCopy = false, readLoudness = loudness) {
  return renderIn(
    <InPlayer recorded={{ manifest, loudness: readLoudness, isCopy }}>
      <Bar />
    </InPlayer>,
  );
}

const at = () => (player?.store.getState().t ?? 0) / SECOND;
const listened = () => waitFor(() => expect(player?.store.getState().idle).not.toEqual([]));

test("SND-73 a note opens where it was said, which is told, and from there its own moment", async () => {
  const { user } = open(manifestWith());
  await screen.findByRole("button", { name: /^Sound/ });
  await listened();
  await user.click(screen.getByRole("button", { name: /asks first/ }));
  expect(at()).toBe(51.5);
  const notice = screen.getByRole("status", { name: "Where it was said" });
  expect(notice).toHaveTextContent("Starts 9 seconds earlier, where the talk began.");
  await user.click(within(notice).getByRole("button", { name: "Show 1:00" }));
  expect(at()).toBe(60);
  expect(screen.queryByRole("status", { name: "Where it was said" })).not.toBeInTheDocument();
});

test("SND-73 without sound it opens at its moment, and so does a step with sound", async () => {
  const silent = open(manifestWith({ sound: [] }));
  await silent.user.click(await screen.findByRole("button", { name: /asks first/ }));
  expect(at()).toBe(60);
  cleanup();
  const { user } = open(manifestWith());
  await screen.findByRole("button", { name: /^Sound/ });
  await listened();
  await user.click(screen.getByRole("button", { name: /^5:00/ }));
  expect(at()).toBe(300);
});

test("SND-73 what was written for itself, such as a message, opens at its own moment", async () => {
  const { user } = open(manifestWith());
  await screen.findByRole("button", { name: /^Sound/ });
  await listened();
  await user.click(screen.getByRole("button", { name: "A message of the chat" }));
  expect(at()).toBe(60);
});

test("SND-74 U mutes everybody and lets them be heard again", async () => {
  const { user } = open(manifestWith());
  await screen.findByRole("button", { name: "Sound: Everybody is heard." });
  await user.keyboard("u");
  expect(await screen.findByRole("button", { name: "Sound: Nobody is heard." })).toBeVisible();
  await user.keyboard("u");
  expect(await screen.findByRole("button", { name: "Sound: Everybody is heard." })).toBeVisible();
});

test("SND-75 interviewers see who talked how much, and each figure leads to its moment", async () => {
  const { user } = open(manifestWith());
  await user.click(await screen.findByRole("button", { name: "Talk" }));
  const people = await screen.findByRole("list", { name: "Talk of each person" });
  const [ana, ben] = within(people).getAllByRole("listitem");
  expect(ana).toHaveTextContent(/^Ana9%/);
  expect(ben).toHaveTextContent(/^Ben91%longest 1:00 at 2:00/);
  await user.click(within(people).getByRole("button", { name: "Watch 2:00" }));
  expect(at()).toBe(120);
});

test("SND-75 no shares of talk are shown while somebody's words are not known", async () => {
  const withoutBen = (takeId: string) => (takeId === "ben" ? Promise.reject(new Error("away")) : loudness(takeId));
  const { user } = open(manifestWith(), false, withoutBen);
  // Ana's words are known by then.
  await waitFor(async () => {
    await user.click(screen.getByRole("button", { name: /asks first/ }));
    expect(at()).toBe(51.5);
  });
  expect(screen.queryByRole("button", { name: "Talk" })).not.toBeInTheDocument();
});

test.each<[string, Partial<PlaybackManifest>, boolean]>([
  ["a candidate", { participantId: "ben", role: "candidate" }, false],
  [
    "whoever has a link",
    {
      role: "observer",
      participantId: "x",
      shared: { choices: { feedback: true, scores: true, chat: true, sound: true }, expiresAt: null, clipTitle: null },
    },
    false,
  ],
  ["whoever plays a file", {}, true],
])("SND-75 %s sees none of it", async (_who, changes, isCopy) => {
  open(manifestWith(changes), isCopy);
  await screen.findByRole("button", { name: /^Sound/ });
  await listened();
  expect(screen.queryByRole("button", { name: "Talk" })).not.toBeInTheDocument();
});

describe("SND-72 until when there is sound", () => {
  const endedAt = STARTED_AT + END;
  const ends = async (days: number, isCopy = false) => {
    const { user } = open(manifestWith({}, days), isCopy);
    await user.click(await screen.findByRole("button", { name: /^Sound/ }));
    await act(async () => undefined);
    return screen.queryByText(/^The sound will be deleted/);
  };
  const daysSince = Math.ceil((Date.now() - endedAt) / 86_400_000);

  test("the player says when it is deleted", async () => {
    expect(await ends(daysSince + 5)).toHaveTextContent(/The board stays\.$/);
  });

  test("a copy in a file says nothing of it", async () => {
    expect(await ends(daysSince + 5, true)).toBeNull();
  });

  test("afterwards it says that it was deleted", async () => {
    open(manifestWith({ sound: [] }, 1));
    expect(await screen.findByRole("note", { name: /^The sound was deleted .*, as it was agreed\.$/ })).toBeVisible();
  });
});
