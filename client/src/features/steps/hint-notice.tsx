import { isInterviewer } from "@casement/shared/role";
import { notifications } from "@mantine/notifications";
import { useEffect, useRef } from "react";
import { useMyself, useSessionState } from "../../realtime/room-context";

const SHOWN_FOR_MS = 10_000;

export function hintElementId(hintId: string): string {
  return `hint-${hintId}`;
}

/** Tells the candidate that a hint has come: its place may be below the fold, or in a pane that is closed. */
export function HintNotice() {
  const me = useMyself();
  const hints = useSessionState((state) => state.hints);
  const known = useRef(hints.length);
  useEffect(() => {
    const fresh = hints.slice(known.current);
    known.current = hints.length;
    if (isInterviewer(me.role)) return;
    for (const { id, title } of fresh) {
      notifications.show({
        color: "teal",
        title: "A hint from your interviewer",
        message: `${title}. It stands below the step's questions.`,
        autoClose: SHOWN_FOR_MS,
      });
      document.getElementById(hintElementId(id))?.scrollIntoView({ block: "nearest" });
    }
  }, [hints, me.role]);
  return null;
}
