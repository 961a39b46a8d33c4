import { debriefRows } from "@casement/shared/scoring/debrief-rows";
import { LEVEL_NAMES } from "@casement/shared/scoring/rubric";
import { type Mark, RECOMMENDATION_NAMES } from "@casement/shared/scoring/score";
import { consensusOn } from "@casement/shared/session-log/panel/debrief";
import { type DecisionRecord, decisionRecordOf } from "@casement/shared/session-log/panel/decision-record";
import { panelCards, rubricOf } from "@casement/shared/session-log/panel/panel";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Block, ReportContent } from "./pdf/report-content.js";
import {
  boardBlocks,
  faceAt,
  factsOf,
  heading,
  momentAt,
  type ReportFor,
  sayWhen,
  timeBlocks,
} from "./report-parts.js";

type Card = DecisionRecord["cards"][number];

const CLASSES: Readonly<Record<Card["class"], string>> = {
  panel: "Panel",
  shadow: "Shadow, not counted",
  late: "Late, not counted",
};

/**
 * The panel's report: the marks that each gave independently beside what was agreed and decided later. `state`: as this
 * interviewer may see it, so that what is sealed from them is not in it.
 */
export function panelReport(state: SessionState, made: ReportFor): ReportContent {
  const record = decisionRecordOf(made.sessionId, state);
  return {
    title: record.title,
    subtitle: "Panel report. Private: for interviewers",
    foot: `PRIVATE ${record.title}: panel report`,
    blocks: [
      factsOf(state, made),
      ...decisionBlocks(record, made),
      ...recommendationBlocks(record, sealedCards(state, record)),
      ...criterionBlocks(state, record, made),
      ...(state.report === null
        ? []
        : [heading("Feedback shared with the candidate"), { kind: "text", text: state.report.feedback } as const]),
      ...timeBlocks(state),
      ...boardBlocks(),
    ],
  };
}

function decisionBlocks({ decisions, openedEarly }: DecisionRecord, { zone }: ReportFor): Block[] {
  const decision = decisions.at(-1);
  const blocks: Block[] = [heading("Decision")];
  if (decision === undefined) blocks.push({ kind: "small", text: "The panel has recorded no decision." });
  else
    blocks.push(
      { kind: "text", text: `${RECOMMENDATION_NAMES[decision.recommendation]}. ${decision.reason}` },
      {
        kind: "small",
        text: `Entered by ${decision.by.name}, ${sayWhen(Date.parse(decision.at), zone)}, on the cards of ${names(decision.cards)}.`,
      },
    );
  if (openedEarly !== null)
    blocks.push({
      kind: "small",
      text: `The debrief was opened by ${openedEarly.by.name} without the card of ${names(openedEarly.missing)}: ${openedEarly.reason}`,
    });
  return blocks;
}

/** The names of scorers whose cards are in and not open to this reader. */
function sealedCards(state: SessionState, { cards }: DecisionRecord): string[] {
  return panelCards(state)
    .filter(({ scorerId }) => cards.every(({ scorer }) => scorer.id !== scorerId))
    .map(({ scorerId }) => state.participants[scorerId]?.name ?? "");
}

function recommendationBlocks({ cards, missing, figures }: DecisionRecord, sealed: readonly string[]): Block[] {
  const blocks: Block[] = [heading("Recommendations, each made independently")];
  if (cards.length > 0)
    blocks.push({
      kind: "table",
      head: ["Interviewer", "Recommendation", "Weighted mean", "Card"],
      rows: cards.map(({ scorer, recommendation, mean, ...card }) => [
        scorer.name,
        recommendation === null ? "none" : RECOMMENDATION_NAMES[recommendation],
        mean === null ? "none" : `${mean.toFixed(1)} of 4`,
        CLASSES[card.class],
      ]),
    });
  if (missing.length > 0) blocks.push({ kind: "small", text: `Not in yet: the card of ${names(missing)}.` });
  if (sealed.length > 0)
    blocks.push({ kind: "small", text: `In, and sealed from you until yours is: the card of ${sealed.join(", ")}.` });
  if (figures !== null)
    blocks.push({
      kind: "small",
      text: `Weighted mean of the panel's marks: ${figures.mean.toFixed(1)} of 4, from ${figures.lowest.toFixed(1)} to ${figures.highest.toFixed(1)}. It decides nothing.`,
    });
  for (const { scorer, summary } of cards)
    if (summary.trim() !== "") blocks.push(heading(scorer.name, 3), { kind: "text", text: summary });
  return blocks;
}

/** Criterion by criterion, what the panel disagreed on most first. */
function criterionBlocks(state: SessionState, record: DecisionRecord, made: ReportFor): Block[] {
  const criteria = rubricOf(state)?.criteria ?? [];
  if (criteria.length === 0) return [];
  const counted = panelCards(state).filter(({ scorerId }) => record.cards.some(({ scorer }) => scorer.id === scorerId));
  return [
    heading("Marks by criterion"),
    ...debriefRows(criteria, counted).flatMap(({ criterion, spread, acrossBar }): Block[] => {
      const apart = acrossBar ? "both sides of the bar" : spread > 0 ? `${spread} apart` : "";
      const agreed = consensusOn(state.debrief, criterion.key);
      return [
        heading(apart === "" ? criterion.title : `${criterion.title}: ${apart}`, 3),
        ...(agreed === null || agreed.mark === null
          ? []
          : markOf("Agreed by the panel", agreed.mark, agreed.reason, criterion.anchors)),
        ...record.cards.flatMap(({ scorer, marks }) => {
          const given = marks.find((each) => each.criterion === criterion.key);
          if (given === undefined || given.mark === null) return [];
          return [
            ...markOf(scorer.name, given.mark, given.evidence, criterion.anchors),
            ...pinBlocks(state, scorer.id, criterion.key, made),
          ];
        }),
      ];
    }),
  ];
}

function markOf(who: string, mark: Mark, reason: string, anchors: readonly string[]): Block[] {
  const anchor = mark === "not-observed" ? "" : (anchors[mark - 1] ?? "");
  return [
    mark === "not-observed"
      ? { kind: "mark", level: null, text: `${who}: not observed` }
      : { kind: "mark", level: mark, text: `: ${who}` },
    ...(anchor === ""
      ? []
      : [{ kind: "small", text: `${LEVEL_NAMES[mark as 1 | 2 | 3 | 4]} means: ${anchor}` } as const]),
    ...(reason.trim() === "" ? [] : [{ kind: "text", text: reason } as const]),
  ];
}

function pinBlocks(state: SessionState, scorer: string, criterion: string, { origin, sessionId }: ReportFor): Block[] {
  const pins = state.scorecards[scorer]?.pins.filter((pin) => pin.criterion === criterion) ?? [];
  if (pins.length === 0) return [];
  const items = pins.map(({ at, label }) => ({
    text: `${faceAt(at, state)}  ${label === "" ? "Pinned moment" : label}`,
    address: `${origin}/sessions/${sessionId}/playback?t=${momentAt(at, state)}`,
  }));
  return [{ kind: "links", items }];
}

const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name).join(", ");
