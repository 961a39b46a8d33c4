import { clockFace } from "@casement/shared/lib/clock-face";
import { notifications } from "@mantine/notifications";
import { useEffect } from "react";
import { askedMoment, momentAddress } from "./moment-address-of";
import type { Player } from "./player";

/** How long the playhead must stand still before the address is written, in ms. */
const REST_MS = 300;

/**
 * Writes the shown moment to the address as `?t=` whenever the playhead stands still, so that the address can be
 * shared. An address that names no moment of the recording is corrected, and people are told.
 */
export function useMomentAddress(player: Player, durationMs: number): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      const { t, playing, scrubbing, remarkId } = player.store.getState();
      if (playing || scrubbing) return;
      try {
        // Bypasses the router: nothing on the page depends on it.
        window.history.replaceState(window.history.state, "", momentAddress(window.location, t, remarkId));
      } catch {
        // A page in a sandbox has no address of its own.
      }
    };
    const amiss = whatIsAmiss(durationMs);
    if (amiss !== null) {
      notifications.show({ message: amiss });
      write();
    }
    const stop = player.store.subscribe((view, before) => {
      const moved = view.t !== before.t || view.playing !== before.playing || view.scrubbing !== before.scrubbing;
      if (!moved && view.remarkId === before.remarkId) return;
      clearTimeout(timer);
      if (!view.playing) timer = setTimeout(write, REST_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [player, durationMs]);
}

function whatIsAmiss(durationMs: number): string | null {
  const { t, written } = askedMoment(window.location);
  if (written === null) return null;
  if (t === null) return `“${written}” is not a time in a recording, so this one starts at the beginning.`;
  return t > durationMs + 999 ? `The recording ends at ${clockFace(durationMs)}.` : null;
}
