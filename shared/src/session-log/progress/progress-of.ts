import { own } from "../../lib/own.js";
import { MAX_PINS_TOLD, type ProgressEntry, type ShownMark } from "../../scoring/progress/progress-entry.js";
import { optionsOf } from "../../session/plan-options.js";
import type { SessionState } from "../state.js";

type ProgressState = Pick<
  SessionState,
  "phase" | "plan" | "clock" | "participants" | "scorecards" | "privateGuide" | "report" | "hints" | "checks" | "asked"
>;

/**
 * What an ended session has shown of its candidate: the marks of the published report, or of a practice the person's own
 * submitted card. Null before the end. Of an interview nothing is read that `visibleTo` seals from its candidate, so
 * that the candidate's own fold gives the same.
 */
export function progressOf(state: ProgressState): ProgressEntry | null {
  if (state.phase !== "ended") return null;
  const help = state.hints.length + state.checks.length;
  if (optionsOf(state.plan).mode === "practice") return practised(state, help);
  const marks = (state.report?.scores ?? []).map(
    ({ criterion, title, mark, anchor }): ShownMark => ({ criterion, title, mark, anchor, pins: [] }),
  );
  const agreed = state.report?.scores?.some((score) => score.agreed === true) === true;
  return { judge: marks.length === 0 ? null : agreed ? "panel" : "interviewer", marks, help, followUps: null };
}

function practised({ participants, scorecards, privateGuide, clock, asked }: ProgressState, help: number) {
  const owner = Object.values(participants).find(({ role }) => role === "owner");
  const card = owner === undefined ? undefined : own(scorecards, owner.id);
  const followUps = privateGuide?.guide.followUps ?? [];
  const marks = (privateGuide?.rubric.criteria ?? []).flatMap(({ key, title, anchors }): ShownMark[] => {
    const mark = own(card?.scores ?? {}, key)?.mark ?? null;
    if (card?.submittedAt == null || mark === null) return [];
    const pins = card.pins
      .filter(({ criterion }) => criterion === key)
      .slice(0, MAX_PINS_TOLD)
      .map(({ pinId, at }) => ({ pinId, atMs: Math.max(0, at - (clock.startedAt ?? at)) }));
    return [
      { criterion: key, title, mark, anchor: mark === "not-observed" ? null : (anchors[mark - 1] ?? null), pins },
    ];
  });
  return {
    judge: marks.length === 0 ? null : "oneself",
    marks,
    help,
    followUps: { all: followUps.length, ticked: followUps.filter(({ id }) => own(asked, id) !== undefined).length },
  } satisfies ProgressEntry;
}
