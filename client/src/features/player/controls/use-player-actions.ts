import { useFullscreenDocument } from "@mantine/hooks";
import { useCallback } from "react";
import { useShortcuts } from "@/lib/use-shortcuts";
import { usePlayer, useRecording } from "../model/player-context";
import { LEAP_MS, momentAfter, momentBefore, shiftRate } from "../model/playhead";
import { stopsOf } from "../model/recording";
import { useMoments } from "../model/use-moments";
import { BOUND_KEYS, PLAYER_RULES, type PlayerAction } from "./player-keys";

/** Carries out what a key or a button asks for, and listens for the keys while mounted. */
export function usePlayerActions({ showShortcuts, nextView }: { showShortcuts: () => void; nextView: () => void }) {
  const player = usePlayer();
  const { eventTimes, durationMs } = useRecording();
  const moments = useMoments();
  const { toggle: toggleFullScreen, fullscreen } = useFullscreenDocument();
  const act = useCallback(
    (action: PlayerAction) => {
      const { t, playing, rate, skipsIdle } = player.store.getState();
      const goTo = (stops: readonly number[], by: 1 | -1) => {
        const stop = by === 1 ? momentAfter(stops, t) : momentBefore(stops, t, playing);
        if (stop !== null) player.seek(stop);
      };
      switch (action.kind) {
        case "toggle":
          return player.toggle();
        case "idle":
          return player.setSkipsIdle(!skipsIdle);
        case "full":
          return void toggleFullScreen();
        case "view":
          return nextView();
        case "shortcuts":
          return showShortcuts();
        case "start":
          return player.seek(0);
        case "end":
          return player.seek(durationMs);
        case "leap":
          return player.seek(t + action.by * LEAP_MS);
        case "rate":
          return player.setRate(shiftRate(rate, action.by));
        case "event":
          return goTo(eventTimes, action.by);
        case "jump":
          return goTo(stopsOf(moments, action.to), action.by);
        case "seekToTenth":
          return player.seek((durationMs * action.tenth) / 10);
      }
    },
    [player, moments, eventTimes, durationMs, toggleFullScreen, showShortcuts, nextView],
  );
  useShortcuts(
    BOUND_KEYS.map(({ shortcut, action }) => ({ shortcut, run: () => act(action) })),
    PLAYER_RULES,
  );
  return { act, fullScreen: fullscreen };
}
