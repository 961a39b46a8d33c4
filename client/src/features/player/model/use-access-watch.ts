import { useEffect } from "react";
import { checkAccess, type RecordingPlace } from "@/api/playback";
import { watchAccess } from "@/recording/access-watch";
import { usePlayer } from "./player-context";

/** Calls `ended` as soon as the viewer may no longer see the open recording, so that it is taken off the screen. */
export function useAccessWatch({ kind, id }: RecordingPlace, ended: (error: unknown) => void): void {
  const player = usePlayer();
  useEffect(() => {
    const watch = watchAccess(() => checkAccess({ kind, id }), ended);
    const forget = player.store.subscribe(({ playing }, before) => {
      if (playing && !before.playing) watch.ask();
    });
    return () => {
      forget();
      watch.stop();
    };
  }, [player, kind, id, ended]);
}
