import { z } from "zod";
import { idSchema } from "../lib/ids.js";
import { own } from "../lib/own.js";
import { pinSchema } from "../scoring/evidence.js";
import { rubricCopySchema } from "../scoring/rubric.js";
import {
  emptyScorecard,
  markSchema,
  recommendationSchema,
  type Score,
  type Scorecard,
  scoreSchema,
} from "../scoring/score.js";
import { defineEvent } from "./define-event.js";
import type { Fresh } from "./fresh.js";
import type { SessionState } from "./state.js";

/** Marks, recommendations and pinned evidence, each on the scorecard of its author. */
export const SCORING_EVENTS = {
  "score.set": defineEvent({
    audience: "sealed",
    payload: scoreSchema,
    fold: (state, score, { at, actor }, fresh) =>
      changeCard(state, actor, (card) => withScore(card, score, at, fresh), fresh),
  }),
  "scorecard.recommended": defineEvent({
    audience: "sealed",
    payload: z.strictObject({ recommendation: recommendationSchema.nullable(), summary: z.string() }),
    fold: (state, { recommendation, summary }, { actor }, fresh) =>
      changeCard(state, actor, (card) => ({ ...card, recommendation, summary }), fresh),
  }),
  /** A second event with the same id brings back a pin that was removed. */
  "evidence.pinned": defineEvent({
    audience: "sealed",
    payload: pinSchema,
    fold: (state, pin, { actor }, fresh) =>
      changeCard(state, actor, (card) => ({ ...card, pins: fresh.append(card.pins, pin) }), fresh),
  }),
  "evidence.unpinned": defineEvent({
    audience: "sealed",
    payload: z.strictObject({ pinId: idSchema }),
    fold: (state, { pinId }, { actor }, fresh) =>
      changeCard(state, actor, (card) => ({ ...card, pins: card.pins.filter((pin) => pin.pinId !== pinId) }), fresh),
  }),
  "scorecard.submitted": defineEvent({
    audience: "scorers",
    payload: z.strictObject({}),
    fold: (state, _payload, { at, actor }, fresh) =>
      changeCard(state, actor, (card) => ({ ...card, submittedAt: at }), fresh),
    evenWhenFull: true,
  }),
} as const;

/** Scorers whose cards were in when something was decided. */
const cards = { cards: z.array(idSchema) };
const criterion = { criterion: idSchema };

/** Comparing the panel's cards: what was said, agreed and decided. No card changes by it. */
export const DEBRIEF_EVENTS = {
  /** Only where cards were missing: once all are in, the debrief is open without an event. */
  "debrief.opened": defineEvent({
    audience: "scorers",
    payload: z.strictObject({ reason: z.string(), missing: z.array(idSchema), ...cards }),
    fold: ({ debrief }, payload, { at, actor }) => ({
      debrief: { ...debrief, opened: { at, by: actor ?? "", ...payload } },
    }),
    evenWhenFull: true,
  }),
  "debrief.remarked": defineEvent({
    audience: "debrief",
    payload: z.strictObject({ remarkId: idSchema, text: z.string(), ...criterion }),
    fold: ({ debrief }, { remarkId, ...remark }, { at, actor }, fresh) => ({
      debrief: {
        ...debrief,
        remarks: fresh.append(debrief.remarks, { id: remarkId, at, author: actor ?? "", ...remark }),
      },
    }),
  }),
  /** A later one for the same criterion replaces what holds; a mark of null takes it back. */
  "consensus.set": defineEvent({
    audience: "debrief",
    payload: z.strictObject({ mark: markSchema.nullable(), reason: z.string(), ...criterion, ...cards }),
    fold: ({ debrief }, payload, { at, actor }, fresh) => ({
      debrief: { ...debrief, consensus: fresh.append(debrief.consensus, { at, by: actor ?? "", ...payload }) },
    }),
  }),
  "decision.made": defineEvent({
    audience: "debrief",
    payload: z.strictObject({ recommendation: recommendationSchema, reason: z.string(), ...cards }),
    fold: ({ debrief }, payload, { at, actor }, fresh) => ({
      debrief: { ...debrief, decisions: fresh.append(debrief.decisions, { at, by: actor ?? "", ...payload }) },
    }),
  }),
  /** An observer scores as a shadow. Carries the rubric, because an observer has no guide. */
  "shadow.seated": defineEvent({
    audience: "seat",
    payload: z.strictObject({ participantId: idSchema, rubric: rubricCopySchema }),
    fold: ({ shadows }, { participantId, rubric }, { at }, fresh) => ({
      shadows: fresh.put(shadows, participantId, { at }),
      shadowRubric: rubric,
    }),
  }),
} as const;

function changeCard(
  state: SessionState,
  scorer: string | null,
  change: (card: Scorecard) => Scorecard,
  fresh: Fresh,
): Partial<SessionState> {
  if (scorer === null) return {};
  const card = own(state.scorecards, scorer) ?? emptyScorecard(scorer);
  return { scorecards: fresh.put(state.scorecards, scorer, change(card)) };
}

/** A mark's time is that of its last change; evidence that is typed later does not change it. */
function withScore(card: Scorecard, score: Score, at: number, fresh: Fresh): Scorecard {
  const isNews = own(card.scores, score.criterion)?.mark !== score.mark;
  return {
    ...card,
    scores: fresh.put(card.scores, score.criterion, score),
    markedAt: isNews ? fresh.put(card.markedAt, score.criterion, at) : card.markedAt,
  };
}
