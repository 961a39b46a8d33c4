import { useEffect } from "react";
import { writeMoment } from "@/lib/addresses/moment-address";
import type { Player } from "./player";

/** How long the playhead must stand still before the address is written, in ms. */
const REST_MS = 300;

/**
 * Writes the shown moment to the address as `?t=` whenever the playhead stands still, so that the address can be
 * shared.
 */
export function useMomentAddress(player: Player): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      const { t, playing, scrubbing, pinId } = player.store.getState();
      if (playing || scrubbing) return;
      // Bypasses the router: nothing on the page depends on it.
      const pin = pinId === null ? "" : `&pin=${pinId}`;
      window.history.replaceState(window.history.state, "", `${window.location.pathname}?t=${writeMoment(t)}${pin}`);
    };
    const stop = player.store.subscribe((view, before) => {
      const moved = view.t !== before.t || view.playing !== before.playing || view.scrubbing !== before.scrubbing;
      if (!moved && view.pinId === before.pinId) return;
      clearTimeout(timer);
      if (!view.playing) timer = setTimeout(write, REST_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [player]);
}
