import { own } from "@casement/shared/lib/own";
import { isInterviewer } from "@casement/shared/session/role";
import { useMemo } from "react";
import { peopleOf } from "@/session/people";
import { useMyself, useSessionState } from "@/session/session-context";
import { IconLock } from "@/ui/icons/icons";
import classes from "./scoring.module.css";

/** The progress of the other scorers; their marks stay sealed until both cards are submitted. */
export function SealedCards() {
  const me = useMyself();
  const participants = useSessionState((state) => state.participants);
  const cards = useSessionState((state) => state.scorecards);
  const others = useMemo(
    () => peopleOf(participants).filter(({ id, role }) => isInterviewer(role) && id !== me.id),
    [participants, me.id],
  );
  if (others.length === 0) return null;
  const mineIn = own(cards, me.id)?.submittedAt != null;
  return (
    <ul className={classes.sealed} aria-label="Other scorecards">
      {others.map(({ id, name }) => (
        <li key={id}>
          <IconLock size={14} stroke={1.5} aria-hidden="true" />
          {sealWords(name, own(cards, id)?.submittedAt != null, mineIn)}
        </li>
      ))}
    </ul>
  );
}

function sealWords(name: string, theirsIn: boolean, mineIn: boolean): string {
  if (theirsIn && mineIn) return `You and ${name} have both submitted, so you can see each other's cards.`;
  if (theirsIn) return `${name} has submitted. You will see their card once you submit yours.`;
  return mineIn ? `${name} has not submitted yet.` : `${name} is still scoring. Neither of you sees the other's marks.`;
}
