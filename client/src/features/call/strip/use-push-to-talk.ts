import { useEffect } from "react";
import type { CallClient } from "../mesh/call-client";
import { MICROPHONE_KEY } from "../space/call-keys";

/** A key that is held for less than this was pressed, and stays in force. */
const HELD_MS = 400;

/** While the microphone's key is held, a muted person is heard; letting it go mutes again. */
export function usePushToTalk(call: Pick<CallClient, "isMuted" | "setMuted">): void {
  useEffect(() => {
    let pressedAt: number | null = null;
    const down = ({ code, altKey, repeat }: KeyboardEvent) => {
      if (code === MICROPHONE_KEY.altCode && altKey && !repeat) pressedAt = call.isMuted ? performance.now() : null;
    };
    const up = ({ code, key }: KeyboardEvent) => {
      if (pressedAt === null || (code !== MICROPHONE_KEY.altCode && key !== "Alt")) return;
      if (performance.now() - pressedAt > HELD_MS) call.setMuted(true);
      pressedAt = null;
    };
    // A window that loses the keyboard never hears that the key was let go.
    const away = () => {
      if (pressedAt !== null) call.setMuted(true);
      pressedAt = null;
    };
    const options = { capture: true };
    // On the document: the room's keys listen before it, at the window.
    window.addEventListener("keydown", down, options);
    window.addEventListener("keyup", up, options);
    window.addEventListener("blur", away);
    return () => {
      away();
      window.removeEventListener("keydown", down, options);
      window.removeEventListener("keyup", up, options);
      window.removeEventListener("blur", away);
    };
  }, [call]);
}
