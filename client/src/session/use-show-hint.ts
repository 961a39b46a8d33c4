import { useCallback } from "react";
import { useSaver, useSend } from "./session-context";

/** The key of a hint that waits for the server. */
export const hintKey = (hintId: string) => `hint:${hintId}`;

/** Shows a hint to the candidate. It stays on this page and is tried again until the server has it. */
export function useShowHint(): (hintId: string) => void {
  const saver = useSaver();
  const send = useSend();
  return useCallback(
    (hintId) => saver.edit(hintKey(hintId), { hintId }, () => send("hint.reveal", { hintId }), 0),
    [saver, send],
  );
}
