import { isInterviewer } from "@casement/shared/session/role";
import { notifications } from "@mantine/notifications";
import { useEffect, useRef } from "react";
import { useMyself, useSessionState } from "@/session/session-context";

const SHOWN_FOR_MS = 10_000;

export function hintElementId(hintId: string): string {
  return `hint-${hintId}`;
}

export function checkElementId(checkId: string): string {
  return `check-${checkId.replaceAll(/\W/g, "-")}`;
}

interface Help {
  readonly elementId: string;
  readonly title: string;
  readonly message: string;
}

/** Tells the candidate that help was revealed: it may be below the fold, or in a closed pane. */
export function HintNotice() {
  const hints = useSessionState((state) => state.hints);
  const checks = useSessionState((state) => state.checks);
  useNotice(hints, ({ id, title }) => ({
    elementId: hintElementId(id),
    title: "A hint from your interviewer",
    message: `${title}. Shown under the step's questions.`,
  }));
  useNotice(checks, ({ id, text }) => ({
    elementId: checkElementId(id),
    title: "Your interviewer points something out in your design",
    message: `${text} Shown under the step's questions.`,
  }));
  return null;
}

function useNotice<T>(given: readonly T[], say: (one: T) => Help): void {
  const me = useMyself();
  const known = useRef(given.length);
  useEffect(() => {
    const fresh = given.slice(known.current);
    known.current = given.length;
    if (isInterviewer(me.role)) return;
    for (const { elementId, title, message } of fresh.map(say)) {
      notifications.show({ color: "teal", title, message, autoClose: SHOWN_FOR_MS });
      // The pane may only open in this frame.
      requestAnimationFrame(() => document.getElementById(elementId)?.scrollIntoView({ block: "nearest" }));
    }
  }, [given, me.role, say]);
}
