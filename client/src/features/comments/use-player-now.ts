import { useEffect, useState } from "react";
import { usePlayerClock } from "@/session/session-context";

/** The player's moment (epoch ms), renewed as it moves; 0 without a player. */
export function usePlayerNow(): number {
  const player = usePlayerClock();
  const [, renew] = useState(0);
  // Runs after every render, because `whenDue` calls back only once.
  useEffect(() => player?.whenDue(0, () => renew((count) => count + 1)));
  return player?.now() ?? 0;
}
