import { useEffect } from "react";
import { checkAccess, type RecordingPlace } from "@/api/playback";
import { watchAccess } from "@/recording/access-watch";
import { usePlayer } from "./player-context";

/** While a recording is open: as soon as it may not be seen any more `ended` is called, which takes it off the screen. */
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
