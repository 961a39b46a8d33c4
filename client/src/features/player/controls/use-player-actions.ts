import { clockFace } from "@casement/shared/lib/clock-face";
import { useFullscreenDocument } from "@mantine/hooks";
import { useCallback, useEffect } from "react";
import { copyText } from "@/lib/browser/copy-text";
import { useShortcuts } from "@/lib/use-shortcuts";
import { showInPlaceOf } from "@/ui/notices/show-in-place-of";
import { momentAddress } from "../model/moment-address-of";
import { MOMENT_KINDS, type MomentKind } from "../model/moments/moment-kinds";
import type { Player } from "../model/player";
import { useDeck, usePlayer, useRecording } from "../model/player-context";
import { LEAP_MS, momentAfter, momentBefore, shiftRate } from "../model/playhead";
import { stopsOf, timesOf } from "../model/recording";
import type { SoundDeck } from "../model/sound/sound-deck";
import { useMoments } from "../model/use-moments";
import { BOUND_KEYS, PLAYER_RULES, type PlayerAction } from "./player-keys";

interface PlayerActions {
  readonly kinds: ReadonlySet<MomentKind>;
  readonly showShortcuts: () => void;
  readonly nextView: () => void;
  /** Opens the dialog that shares a clip, for those who may. */
  readonly shareClip: (() => void) | undefined;
}

/** Carries out what a key or a button asks for, and listens for the keys while mounted. */
export function usePlayerActions({ kinds, showShortcuts, nextView, shareClip }: PlayerActions) {
  const player = usePlayer();
  const deck = useDeck();
  const { durationMs } = useRecording();
  const moments = useMoments();
  const full = useFullBoard(player);
  const act = useCallback(
    (action: PlayerAction) => {
      const { t, playing, rate, skipsIdle, boardOnly } = player.store.getState();
      const goTo = (stops: readonly number[], by: 1 | -1, what: string) => {
        const stop = by === 1 ? momentAfter(stops, t) : momentBefore(stops, t, playing);
        if (stop === null) tellNothing(what, by);
        else player.seek(stop);
      };
      switch (action.kind) {
        case "toggle":
          return player.toggle();
        case "idle":
          return player.setSkipsIdle(!skipsIdle);
        case "mute":
          return toggleSilence(deck);
        case "loop":
          return player.markLoop();
        case "full":
          return full.toggle();
        case "board":
          return player.setBoardOnly(!boardOnly);
        case "view":
          return nextView();
        case "link":
          return void copyMoment(player);
        case "clip":
          return shareClip?.();
        case "shortcuts":
          return showShortcuts();
        case "start":
          return player.seek(0);
        case "end":
          return player.seek(durationMs);
        case "leap":
          return player.seek(t + action.by * LEAP_MS);
        case "change":
          return void player.stepChange(action.by).then((found) => found || tellNothing("change", action.by), noBytes);
        case "moment":
          return goTo(timesOf(moments.filter(({ kind }) => kinds.has(kind))), action.by, "moment");
        case "rate":
          return player.setRate(shiftRate(rate, action.by));
        case "zoom":
          return player.zoom(action.by);
        case "jump":
          return goTo(stopsOf(moments, action.to), action.by, MOMENT_KINDS[action.to].jump.name);
        case "seekToTenth":
          return player.seek((durationMs * action.tenth) / 10);
      }
    },
    [player, deck, moments, kinds, durationMs, full.toggle, showShortcuts, nextView, shareClip],
  );
  usePlayerKeys(act);
  return { act, fullScreen: full.fullScreen };
}

function usePlayerKeys(act: (action: PlayerAction) => void): void {
  useShortcuts(
    BOUND_KEYS.map(({ shortcut, action }) => ({ shortcut, run: () => act(action) })),
    PLAYER_RULES,
  );
}

/** Full screen shows the board alone, and leaving it brings back what was there. */
function useFullBoard(player: Player) {
  const { toggle, fullscreen } = useFullscreenDocument();
  useEffect(() => {
    if (!fullscreen) return;
    const { boardOnly } = player.store.getState();
    player.setBoardOnly(true);
    return () => player.setBoardOnly(boardOnly);
  }, [player, fullscreen]);
  const toggleFull = useCallback(() => void toggle(), [toggle]);
  return { fullScreen: fullscreen, toggle: toggleFull };
}

function toggleSilence(deck: SoundDeck): void {
  const isHeard = deck.speakers.length > 0;
  if (isHeard) deck.toggleSilence();
  const { silent } = deck.store.getState();
  say(!isHeard ? "This recording has no sound." : silent ? "Nobody is heard." : "Everybody is heard again.");
}

function say(message: string, color = "teal"): void {
  showInPlaceOf("player", message, color);
}

function tellNothing(what: string, by: 1 | -1): void {
  say(`There is no ${what} ${by === 1 ? "after" : "before"} this moment.`);
}

function noBytes(): void {
  say("This part of the recording could not be loaded. Try again.", "danger");
}

async function copyMoment(player: Player): Promise<void> {
  const { t, remarkId } = player.store.getState();
  const link = new URL(momentAddress(window.location, t, remarkId), window.location.href).href;
  if (await copyText(link)) say(`Link to ${clockFace(t)} copied.`);
  else say(`The browser did not let us copy. The link is ${link}`, "danger");
}
