import { lazy, Suspense } from "react";
import { useOpenCards } from "@/features/scoring/debrief/open-cards";
import { ScorecardEditor } from "@/features/scoring/scorecard-editor";
import { SealedCards } from "@/features/scoring/sealed-cards";
import { ShadowSeats } from "@/features/scoring/shadow-seats";
import { useMyself } from "@/session/session-context";

// Most interviews have one interviewer, whose page needs neither.
const Debrief = lazy(async () => ({ default: (await import("@/features/scoring/debrief/debrief")).Debrief }));
const OpenDebrief = lazy(async () => ({
  default: (await import("@/features/scoring/debrief/open-debrief")).OpenDebrief,
}));

/** The scorer's own card until it is submitted, and all that are open side by side. */
export function Scorecards() {
  const me = useMyself();
  const open = useOpenCards();
  const mineIn = open.some(({ card }) => card.scorerId === me.id);
  const compared = mineIn ? open.length > 1 : open.length > 0;
  return (
    <>
      <SealedCards />
      <ShadowSeats />
      <Suspense>
        <OpenDebrief />
      </Suspense>
      {compared && (
        <Suspense fallback={<p role="status">Loading the debrief …</p>}>
          <Debrief cards={open} />
        </Suspense>
      )}
      {(!mineIn || !compared) && <ScorecardEditor />}
    </>
  );
}
