import { z } from "zod";
import { idSchema } from "../../lib/ids.js";
import { own } from "../../lib/own.js";
import { panelMean } from "../../scoring/debrief-rows.js";
import { markSchema, recommendationSchema, type Scorecard, weightedMean } from "../../scoring/score.js";
import type { Plan } from "../../session/session.js";
import type { Debrief } from "./debrief.js";
import {
  hasSubmitted,
  isLate,
  isShadow,
  missingCards,
  type PanelState,
  panelCards,
  type RubricState,
  rubricOf,
} from "./panel.js";

const personSchema = z.strictObject({ id: idSchema, name: z.string() });
const stamp = { at: z.iso.datetime(), by: personSchema };
const mean = z.number().min(1).max(4);

/** Who decided what, when and on which cards; docs/decision-record.md describes it for those who read it elsewhere. */
export const decisionRecordSchema = z.strictObject({
  format: z.literal("casement-decision-record"),
  version: z.literal(1),
  sessionId: idSchema,
  title: z.string(),
  problem: z.string(),
  candidates: z.array(personSchema),
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  rubric: z
    .strictObject({
      id: idSchema,
      name: z.string(),
      criteria: z.array(z.strictObject({ key: idSchema, title: z.string(), weight: z.number() })),
    })
    .nullable(),
  /** Cards that are in and open to whoever exports it. */
  cards: z.array(
    z.strictObject({
      scorer: personSchema,
      /** Only the panel's cards count in its figures. */
      class: z.enum(["panel", "shadow", "late"]),
      submittedAt: z.iso.datetime(),
      recommendation: recommendationSchema.nullable(),
      summary: z.string(),
      mean: mean.nullable(),
      marks: z.array(z.strictObject({ criterion: idSchema, mark: markSchema.nullable(), evidence: z.string() })),
    }),
  ),
  /** The panel's scorers whose cards are not in. */
  missing: z.array(personSchema),
  /** Of the panel's marks, weighted. No decision follows from it. */
  figures: z.strictObject({ mean, lowest: mean, highest: mean }).nullable(),
  /** null: nobody opened the debrief before all cards were in. */
  openedEarly: z
    .strictObject({ ...stamp, reason: z.string(), cards: z.array(personSchema), missing: z.array(personSchema) })
    .nullable(),
  /** In the order in which they were entered; the last one of a criterion holds, and a mark of null takes it back. */
  consensus: z.array(
    z.strictObject({
      ...stamp,
      criterion: idSchema,
      mark: markSchema.nullable(),
      reason: z.string(),
      cards: z.array(personSchema),
    }),
  ),
  /** In the order in which they were entered; the last one holds. */
  decisions: z.array(
    z.strictObject({
      ...stamp,
      recommendation: recommendationSchema,
      reason: z.string(),
      cards: z.array(personSchema),
    }),
  ),
});
export type DecisionRecord = z.infer<typeof decisionRecordSchema>;

/** What of a session's state the record is made from. */
interface DecisionState extends PanelState, RubricState {
  readonly plan: Pick<Plan, "title" | "problemTitle"> | null;
  readonly clock: { readonly startedAt: number | null; readonly endedAt: number | null };
  readonly participants: Readonly<Record<string, PanelState["participants"][string] & { readonly name: string }>>;
}

/** The decision record of a session, from the state that its reader may see: what is sealed from them is not in it. */
export function decisionRecordOf(sessionId: string, state: DecisionState): DecisionRecord {
  const { plan, clock, participants } = state;
  const person = (id: string) => ({ id, name: own(participants, id)?.name ?? "" });
  const rubric = rubricOf(state);
  const whole = panelCards(state).filter((card) => isWhole(card, state));
  return {
    format: "casement-decision-record",
    version: 1,
    sessionId,
    title: plan?.title ?? "",
    problem: plan?.problemTitle ?? "",
    candidates: Object.values(participants)
      .filter(({ role }) => role === "candidate")
      .map(({ id }) => person(id)),
    startedAt: clock.startedAt === null ? null : iso(clock.startedAt),
    endedAt: clock.endedAt === null ? null : iso(clock.endedAt),
    rubric: rubric && {
      id: rubric.id,
      name: rubric.name,
      criteria: rubric.criteria.map(({ key, title, weight }) => ({ key, title, weight })),
    },
    cards: cardsOf(state, person),
    missing: missingCards(state).map(person),
    figures: panelMean(whole, rubric?.criteria ?? []),
    ...decidedIn(state.debrief, person),
  };
}

type Named = (id: string) => z.infer<typeof personSchema>;

function cardsOf(state: DecisionState, person: Named): DecisionRecord["cards"] {
  const criteria = rubricOf(state)?.criteria ?? [];
  return Object.values(state.scorecards)
    .filter((card) => isWhole(card, state))
    .map((card) => ({
      scorer: person(card.scorerId),
      class: isShadow(card.scorerId, state) ? "shadow" : isLate(card.scorerId, state) ? "late" : "panel",
      submittedAt: iso(card.submittedAt ?? 0),
      recommendation: card.recommendation,
      summary: card.summary,
      mean: weightedMean(card, criteria),
      marks: criteria.map(({ key }) => {
        const { mark = null, evidence = "" } = own(card.scores, key) ?? {};
        return { criterion: key, mark, evidence };
      }),
    }));
}

function decidedIn({ opened, consensus, decisions }: Debrief, person: Named) {
  const stamped = ({
    at,
    by,
    cards,
  }: {
    readonly at: number;
    readonly by: string;
    readonly cards: readonly string[];
  }) => ({
    at: iso(at),
    by: person(by),
    cards: cards.map(person),
  });
  return {
    openedEarly: opened && { ...stamped(opened), reason: opened.reason, missing: opened.missing.map(person) },
    consensus: consensus.map(({ criterion, mark, reason, ...entered }) => ({
      ...stamped(entered),
      criterion,
      mark,
      reason,
    })),
    decisions: decisions.map(({ recommendation, reason, ...entered }) => ({
      ...stamped(entered),
      recommendation,
      reason,
    })),
  };
}

/** A viewer's state also has an empty card of each scorer who has submitted one that is sealed from them. */
function isWhole({ scorerId, recommendation }: Scorecard, state: PanelState): boolean {
  return hasSubmitted(scorerId, state) && recommendation !== null;
}

const iso = (ms: number) => new Date(ms).toISOString();
