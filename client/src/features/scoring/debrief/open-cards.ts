import { own } from "@casement/shared/lib/own";
import type { Scorecard } from "@casement/shared/scoring/score";
import { hasSubmitted, isDebriefOpen, isLate, isShadow, readsCards } from "@casement/shared/session-log/panel/panel";
import type { SessionState } from "@casement/shared/session-log/state";
import { useMemo } from "react";
import { useMyself, useSessionState } from "@/session/session-context";

/** A submitted card that the viewer may read. */
export interface OpenCard {
  readonly card: Scorecard;
  readonly name: string;
  /** Only the panel's cards count in its figures. */
  readonly standing: "panel" | "shadow" | "late";
}

/** Whether the debrief, and not only cards, is open: then people talk and agree. */
export const useIsDebriefOpen = (): boolean => useSessionState(isDebriefOpen);

/** The cards that are in and open to the viewer: their own first, then the panel's, then the others. */
export function useOpenCards(): readonly OpenCard[] {
  const { id, role } = useMyself();
  const state = useSessionState((whole) => whole);
  return useMemo(() => {
    if (!readsCards({ participantId: id, role }, state)) return [];
    const place = ({ card, standing }: OpenCard) => (card.scorerId === id ? 0 : ORDER[standing]);
    return Object.values(state.scorecards)
      .filter((card) => hasSubmitted(card.scorerId, state))
      .map((card) => ({
        card,
        name: own(state.participants, card.scorerId)?.name ?? "Somebody",
        standing: standingOf(card.scorerId, state),
      }))
      .sort((one, other) => place(one) - place(other));
  }, [id, role, state]);
}

const ORDER: Readonly<Record<OpenCard["standing"], number>> = { panel: 1, late: 2, shadow: 3 };

function standingOf(scorer: string, state: SessionState): OpenCard["standing"] {
  if (isShadow(scorer, state)) return "shadow";
  return isLate(scorer, state) ? "late" : "panel";
}
