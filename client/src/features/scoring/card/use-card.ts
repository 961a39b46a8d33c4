import { own } from "@casement/shared/lib/own";
import type { Criterion } from "@casement/shared/scoring/rubric";
import { emptyScorecard, type Recommendation, type Score, type Scorecard } from "@casement/shared/scoring/score";
import { rubricOf } from "@casement/shared/session-log/panel/panel";
import { useMemo } from "react";
import type { SaveEntries } from "@/session/saver";
import { useMyself, useReadSession, useSaver, useSaves, useSend, useSessionState } from "@/session/session-context";

export const SCORE_PREFIX = "score:";
const VERDICT = `${SCORE_PREFIX}verdict`;
const keyOf = (criterion: string) => `${SCORE_PREFIX}mark:${criterion}`;

interface Verdict {
  readonly recommendation: Recommendation | null;
  readonly summary: string;
}

const NO_CRITERIA: readonly Criterion[] = [];

export function useCriteria(): readonly Criterion[] {
  return useSessionState((state) => rubricOf(state)?.criteria ?? NO_CRITERIA);
}

/** The scorer's own card on the screen: what the server has, with unsaved changes on top. */
export function useMyCard(): Scorecard {
  const me = useMyself();
  const stored = useSessionState((state) => own(state.scorecards, me.id));
  const entries = useSaves((all) => all);
  return useMemo(() => withWaiting(stored ?? emptyScorecard(me.id), entries), [stored, entries, me.id]);
}

/** Reads the scorer's own card as it is now, for what happens later than a render. */
export function useReadCard(): () => Scorecard {
  const readSession = useReadSession();
  const saver = useSaver();
  return () => {
    const { state, participantId } = readSession();
    const stored = own(state.scorecards, participantId);
    return withWaiting(stored ?? emptyScorecard(participantId ?? ""), saver.store.getState());
  };
}

/** Puts unsaved marks and verdict over a card. Pure. */
export function withWaiting(card: Scorecard, entries: SaveEntries): Scorecard {
  const scores: Record<string, Score> = { ...card.scores };
  for (const [key, { value }] of Object.entries(entries)) {
    if (!key.startsWith(keyOf(""))) continue;
    const score = value as Score;
    scores[score.criterion] = score;
  }
  const verdict = entries[VERDICT]?.value as Verdict | undefined;
  return { ...card, ...verdict, scores };
}

/** Changes of the scorer's own card as it is when they are made; each is saved by itself. */
export function useCardEdits() {
  const saver = useSaver();
  const send = useSend();
  const readCard = useReadCard();
  return {
    setScore(criterion: string, change: Partial<Pick<Score, "mark" | "evidence">>): void {
      const before = own(readCard().scores, criterion) ?? { criterion, mark: null, evidence: "" };
      const score: Score = { ...before, ...change };
      // A mark is one decision and is sent at once; text waits for a pause in typing.
      saver.edit(keyOf(criterion), score, (value) => send("score.set", value), "mark" in change ? 0 : undefined);
    },
    setVerdict(change: Partial<Verdict>): void {
      const { recommendation, summary } = readCard();
      const verdict: Verdict = { recommendation, summary, ...change };
      const delay = "recommendation" in change ? 0 : undefined;
      saver.edit(VERDICT, verdict, (value) => send("scorecard.recommend", value), delay);
    },
    flush: () => saver.flush(SCORE_PREFIX),
  };
}
