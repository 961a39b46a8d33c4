import { useEffect, useState } from "react";
import type { RecordingPlace } from "@/api/playback";
import { openPlayback } from "@/recording/open-playback";
import type { Playback } from "@/recording/playback";

/**
 * Opens a recording at once, while the player's code is still on its way. The answer, null for a moment at first,
 * gives that recording when it is called for the first time and opens it anew at every later time.
 */
export function useOpener({ kind, id }: RecordingPlace): (() => Promise<Playback>) | null {
  const [opener, setOpener] = useState<{ readonly id: string; readonly open: () => Promise<Playback> } | null>(null);
  useEffect(() => {
    let ahead: Promise<Playback> | null = openPlayback({ kind, id });
    // Told to whoever takes it.
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
