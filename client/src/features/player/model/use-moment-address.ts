import { useEffect } from "react";
import { writeMoment } from "@/lib/addresses/moment-address";
import type { Player } from "./player";

/** The address is written once the playhead has come to rest this long, in ms. */
const REST_MS = 300;

/** Keeps `?t=` at the moment that is shown while it stands, so that the address can be passed on. */
export function useMomentAddress(player: Player): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const write = () => {
      const { t, playing, scrubbing, pinId } = player.store.getState();
      if (playing || scrubbing) return;
      // Past the router: nothing on the page depends on it.
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
