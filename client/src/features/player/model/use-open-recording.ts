import type { SessionState } from "@casement/shared/session-log/state";
import { hearTake } from "@casement/shared/sound/heard-take";
import { useCallback, useEffect, useRef, useState } from "react";
import { browserStorage } from "@/lib/browser/browser-storage";
import type { Playback } from "@/recording/playback";
import type { OpenSession, PlayerClock } from "@/session/session-context";
import { findRemark, momentOfAddress } from "./find-remark";
import { askedMoment } from "./moment-address-of";
import { Player } from "./player";
import { recordedSession } from "./recorded-session";
import { type Recording, readRecording } from "./recording";
import { shownTalk } from "./sound/shown-talk";
import { SoundDeck } from "./sound/sound-deck";
import { silentParts, talkBefore, voicesOf } from "./sound/voices";

export interface OpenRecording {
  readonly recording: Recording;
  readonly player: Player;
  readonly deck: SoundDeck;
  readonly session: OpenSession;
  /** The session at the end of the recording. */
  readonly last: OpenSession;
  readonly playerClock: PlayerClock;
}

export type Opening =
  | { readonly kind: "opening" }
  | { readonly kind: "open"; readonly open: OpenRecording }
  | { readonly kind: "failed"; readonly error: unknown };

/** Shorter silences are not worth a jump, in ms. */
const SHORTEST_SKIP_MS = 5_000;
const SKIPS_IDLE_KEY = "casement-playback-skips-idle";

interface OpenedRecording {
  readonly opening: Opening;
  /** Reloads the recording with what was added since; the playhead stays where it is. */
  readonly reopen: () => void;
  /** Closes the recording because the viewer may no longer see it; nothing of it stays in memory. */
  readonly end: (error: unknown) => void;
}

/** Opens a recording while mounted; `open` must stay the same function. */
export function useOpenRecording(open: () => Promise<Playback>): OpenedRecording {
  const [opening, setOpening] = useState<Opening>({ kind: "opening" });
  const closeNow = useRef(() => {});
  const [edition, setEdition] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new edition opens the same recording again.
  useEffect(() => {
    let close = () => {};
    let closed = false;
    open().then(
      (playback) => {
        if (closed) return playback.close();
        const opened = begin(playback);
        close = opened.close;
        closeNow.current = opened.close;
        setOpening({ kind: "open", open: opened });
      },
      (error) => {
        if (!closed) setOpening({ kind: "failed", error });
      },
    );
    return () => {
      closed = true;
      close();
    };
  }, [open, edition]);
  const reopen = useCallback(() => {
    setOpening((now) => (now.kind === "failed" ? { kind: "opening" } : now));
    setEdition((count) => count + 1);
  }, []);
  const end = useCallback((error: unknown) => {
    closeNow.current();
    setOpening({ kind: "failed", error });
  }, []);
  return { opening, reopen, end };
}

/** Learns who spoke when, for the lanes, and so that nobody's words are skipped. Until then nothing is skipped. */
async function listen({ manifest, fold, playback, durationMs, idle }: Recording, player: Player, deck: SoundDeck) {
  if (manifest.sound.length === 0) return;
  player.setIdle([]);
  const heard = await Promise.all(
    manifest.sound.map(async ({ id, participantId, map }) => {
      const loudness = await playback.loudness(id).catch(() => null);
      return loudness === null ? [] : [{ participantId, map, loudness }];
    }),
  );
  const takes = heard.flat();
  const voices = voicesOf(takes, durationMs);
  const heardTakes = takes.map(({ participantId, map, loudness }) => ({ participantId, ...hearTake(map, loudness) }));
  const isComplete = takes.length === manifest.sound.length;
  // Where somebody's words are not known, nobody's share of talk is, and no silence.
  deck.store.setState({ voices, talk: isComplete ? shownTalk(playback, fold, heardTakes) : null });
  player.setTalkBefore((t) => talkBefore(voices, t));
  if (isComplete) player.setIdle(silentParts(idle, voices, SHORTEST_SKIP_MS));
}

/** What a link leads to opens where it was said too, unless the viewer has gone on meanwhile. */
function openWhereSaid(player: Player, startT: number, id: string | null, end: SessionState, startAt: number): void {
  const shown = id === null ? null : findRemark(end, id);
  const { t, playing } = player.store.getState();
  const isExact = shown !== null && shown.remark.at - startAt === startT;
  if (isExact && t === startT && !playing) player.openSaid(startT, shown.id);
}

function begin(playback: Recording["playback"]) {
  const recording = readRecording(playback);
  const { manifest, fold } = recording;
  const end = fold.after(manifest.events.length);
  const asked = askedMoment(window.location);
  const player = new Player({
    playback,
    durationMs: recording.durationMs,
    idle: recording.idle,
    startT: momentOfAddress(asked.t, asked.remarkId, end, manifest.startAt),
    skipsIdle: browserStorage.getItem(SKIPS_IDLE_KEY) !== "false",
    remarkId: asked.remarkId,
  });
  const deck = new SoundDeck(player, {
    takes: manifest.sound,
    addressOf: playback.takeAddress,
    createAudio: () => new Audio(),
    now: () => performance.now(),
  });
  const startT = player.store.getState().t;
  void listen(recording, player, deck).then(() => openWhereSaid(player, startT, asked.remarkId, end, manifest.startAt));
  const { session, last, playerClock, stop } = recordedSession(manifest, fold, player);
  const forget = player.store.subscribe(({ skipsIdle }, before) => {
    if (skipsIdle !== before.skipsIdle) browserStorage.setItem(SKIPS_IDLE_KEY, String(skipsIdle));
  });
  const close = () => {
    forget();
    stop();
    deck.close();
    player.close();
    playback.close();
  };
  return { recording, player, deck, session, last, playerClock, close };
}
