import { useEffect, useState } from "react";
import { usePlayerClock } from "@/session/session-context";

/**
 * The player around this stops while somebody writes this text about what it shows, and plays on when they are done, if
 * it was playing. A text that was kept from before stops it only once it is changed. null: the field is closed.
 */
export function useHoldPlayer(text: string | null): void {
  const player = usePlayerClock();
  const [kept] = useState(text);
  const isWriting = text !== null && text.trim() !== "" && text !== kept;
  useEffect(() => (isWriting ? player?.hold() : undefined), [player, isWriting]);
}
