import { own } from "@casement/shared/lib/own";
import { useEffect, useState } from "react";
import { participantName } from "@/session/people";
import { useMyself, useServerNow, useSessionState } from "@/session/session-context";
import classes from "./captions.module.css";
import { useCaptionView, useShowsCaptions } from "./use-captions";

const SHOWN_LINES = 2;
/** A line stays for so long after it was said. */
const SHOWN_MS = 15_000;

/**
 * The last that was said, above the board and never over it: lines of everybody, and what one's own recogniser is not
 * sure of yet. Its height stays once something was said, so that the board does not jump.
 */
export function CaptionStrip() {
  const [shows] = useShowsCaptions();
  const lines = useSessionState((state) => state.lines);
  const on = useCaptionView((view) => view !== null && view.stage !== "off");
  return shows && (on || lines.length > 0) ? <Strip /> : null;
}

function Strip() {
  const me = useMyself();
  const lines = useSessionState((state) => state.lines);
  const participants = useSessionState((state) => state.participants);
  const interim = useCaptionView((view) => view?.interim ?? "");
  const shown = useFresh(lines.slice(-SHOWN_LINES));
  const said = shown.map(({ id, speakerId, text }) => ({ id, speakerId, text, sure: true }));
  if (interim !== "") said.push({ id: "interim", speakerId: me.id, text: interim, sure: false });
  return (
    <section className={classes.strip} aria-label="Captions">
      {said.slice(-SHOWN_LINES).map(({ id, speakerId, text, sure }) => (
        <p key={id} data-sure={sure || undefined}>
          <b style={{ borderColor: own(participants, speakerId)?.color }} dir="auto">
            {participantName(participants, speakerId)}
          </b>{" "}
          <span dir="auto">{text}</span>
        </p>
      ))}
    </section>
  );
}

/** The lines that were said a moment ago; looks again when the first of them is over. */
function useFresh<T extends { readonly to: number }>(lines: readonly T[]): readonly T[] {
  const serverNow = useServerNow();
  const [, setLooks] = useState(0);
  const now = serverNow();
  const fresh = lines.filter(({ to }) => now - to < SHOWN_MS);
  const next = fresh.length === 0 ? null : Math.min(...fresh.map(({ to }) => to + SHOWN_MS));
  useEffect(() => {
    if (next === null) return;
    const timer = setTimeout(() => setLooks((looks) => looks + 1), Math.max(0, next - serverNow()) + 1);
    return () => clearTimeout(timer);
  }, [next, serverNow]);
  return fresh;
}
