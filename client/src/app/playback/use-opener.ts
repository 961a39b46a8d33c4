import { useEffect, useState } from "react";
import type { RecordingPlace } from "@/api/playback";
import { openPlayback } from "@/recording/open-playback";
import type { Playback } from "@/recording/playback";

/**
 * Opens a recording at once, while the player's code is still loading. The returned function, null at first, gives that
 * recording on its first call and opens it anew on every later one.
 */
export function useOpener({ kind, id }: RecordingPlace): (() => Promise<Playback>) | null {
  const [opener, setOpener] = useState<{ readonly id: string; readonly open: () => Promise<Playback> } | null>(null);
  useEffect(() => {
    let ahead: Promise<Playback> | null = openPlayback({ kind, id });
    // The caller of the returned function gets the error.
    ahead.catch(() => undefined);
    const open = () => {
      const taken = ahead ?? openPlayback({ kind, id });
      ahead = null;
      return taken;
    };
    setOpener({ id, open });
    return () => void ahead?.then((playback) => playback.close()).catch(() => undefined);
  }, [kind, id]);
  return opener?.id === id ? opener.open : null;
}
