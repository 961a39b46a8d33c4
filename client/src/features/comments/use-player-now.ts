import { useEffect, useState } from "react";
import { usePlayerClock } from "@/session/session-context";

/** The moment that the player shows, epoch ms, renewed as it moves; 0 without a player. */
export function usePlayerNow(): number {
  const player = usePlayerClock();
  const [, renew] = useState(0);
  // Asked again after every drawing, as the clock wants it.
  useEffect(() => player?.whenDue(0, () => renew((count) => count + 1)));
  return player?.now() ?? 0;
}
