import { hasSubmitted, isShadow, scores } from "@casement/shared/session-log/panel/panel";
import { useMemo } from "react";
import { peopleOf } from "@/session/people";
import { useSealsNotes } from "@/session/plan-options";
import { useMyself, useSessionState } from "@/session/session-context";
import { IconLock } from "@/ui/icons/icons";
import classes from "./scoring.module.css";

/** The progress of the other scorers; their marks stay sealed until both cards are submitted. */
export function SealedCards() {
  const me = useMyself();
  const what = useSealsNotes() ? "marks or notes" : "marks";
  const participants = useSessionState((state) => state.participants);
  const cards = useSessionState((state) => state.scorecards);
  const shadows = useSessionState((state) => state.shadows);
  const others = useMemo(
    () => peopleOf(participants).filter((person) => scores(person, { shadows }) && person.id !== me.id),
    [participants, shadows, me.id],
  );
  if (others.length === 0) return null;
  const state = { scorecards: cards, shadows };
  const mineIn = hasSubmitted(me.id, state);
  return (
    <ul className={classes.sealed} aria-label="Other scorecards">
      {others.map(({ id, name }) => (
        <li key={id}>
          <IconLock size={14} stroke={1.5} aria-hidden="true" />
          {sealWords(isShadow(id, state) ? `${name} (shadow)` : name, hasSubmitted(id, state), mineIn, what)}
        </li>
      ))}
    </ul>
  );
}

function sealWords(name: string, theirsIn: boolean, mineIn: boolean, what: string): string {
  if (theirsIn && mineIn) return `You and ${name} have both submitted, so you can see each other's cards.`;
  if (theirsIn) return `${name} has submitted. You will see their card once you submit yours.`;
  return mineIn
    ? `${name} has not submitted yet.`
    : `${name} is still scoring. Neither of you sees the other's ${what}.`;
}
