import type { Mark, Recommendation } from "../../scoring/score.js";

/** The owner opened the debrief although cards were missing. */
interface EarlyOpening {
  readonly at: number;
  readonly by: string;
  readonly reason: string;
  /** Scorers whose cards were in; later ones were not made independently. */
  readonly cards: readonly string[];
  /** Scorers whose cards were missing. */
  readonly missing: readonly string[];
}

/** Something that was said about one criterion. */
export interface Remark {
  readonly id: string;
  readonly at: number;
  readonly author: string;
  readonly criterion: string;
  readonly text: string;
}

/** A mark that the panel agreed on: a fact of its own, beside the marks of the cards. */
export interface ConsensusMark {
  readonly at: number;
  readonly by: string;
  readonly criterion: string;
  /** null: the agreement was taken back. */
  readonly mark: Mark | null;
  readonly reason: string;
  /** Scorers whose cards were in. */
  readonly cards: readonly string[];
}

/** The panel's recommendation: decided by people, never computed. */
export interface PanelDecision {
  readonly at: number;
  readonly by: string;
  readonly recommendation: Recommendation;
  readonly reason: string;
  readonly cards: readonly string[];
}

/** How a panel compared its cards. Everything stays in the order in which it happened; the latest holds. */
export interface Debrief {
  readonly opened: EarlyOpening | null;
  readonly remarks: readonly Remark[];
  readonly consensus: readonly ConsensusMark[];
  readonly decisions: readonly PanelDecision[];
}

export const NO_DEBRIEF: Debrief = { opened: null, remarks: [], consensus: [], decisions: [] };

/** What holds for a criterion now; null where nothing was agreed or the agreement was taken back. */
export function consensusOn({ consensus }: Debrief, criterion: string): ConsensusMark | null {
  const last = consensus.findLast((each) => each.criterion === criterion);
  return last === undefined || last.mark === null ? null : last;
}
