import { definitionOf, type PayloadOf, type SessionEvent } from "../event-kinds.js";
import type { ShareChoices } from "../share.js";
import type { SessionState } from "../state.js";
import { hearsWords } from "./heard-words.js";
import type { ShareViewer } from "./viewer.js";

/**
 * Whether a recording shared like this holds an event. It never holds a replaced or withdrawn report; a clip holds no
 * report, and of what was before its start only the plan, the people and the clock.
 */
export function isShared(
  { kind, at, payload }: Pick<SessionEvent, "kind"> & { readonly at?: number; readonly payload?: unknown },
  viewer: ShareViewer,
  state: SessionState,
): boolean {
  const { share: choices, clip } = viewer;
  const { clock, report } = state;
  const part = definitionOf(kind).shared;
  if (part === undefined || at === undefined) return false;
  // A file's words come after the end: what counts is when they were said.
  if (part === "sound") return choices.sound && hearsWords(payload, viewer, state);
  if (part === "report")
    return clip === null && (choices.feedback || choices.scores) && report !== null && report.at === at;
  const { startedAt, endedAt } = clock;
  if (startedAt === null || endedAt === null || at > endedAt) return false;
  if (clip !== null && at > startedAt + clip.toMs) return false;
  if (clip !== null && at < startedAt + clip.fromMs) return part === "frame";
  return part !== "chat" || choices.chat;
}

/**
 * The events as they are shared: of a report only the chosen parts, of the plan only the version at the start, without
 * what only the people of the session need: meeting link, whom it was planned for, and how often it was moved.
 */
export function asShared(events: readonly SessionEvent[], choices: ShareChoices): SessionEvent[] {
  const planned = events.findLastIndex(({ kind }) => kind === "session.planned");
  return events
    .filter(({ kind }, index) => kind !== "session.planned" || index === planned)
    .map((event) => {
      if (event.kind === "session.planned") return { ...event, payload: withoutPeople(event.payload) };
      return event.kind === "report.published" ? { ...event, payload: chosen(event.payload, choices) } : event;
    });
}

type PlanPayload = PayloadOf<"session.planned">;

function withoutPeople({ meetingUrl: _link, candidateName: _name, calendarSequence: _times, ...plan }: PlanPayload) {
  return plan;
}

function chosen({ feedback, scores, board }: PayloadOf<"report.published">, choices: ShareChoices) {
  return { feedback: choices.feedback ? feedback : "", scores: choices.scores ? scores : null, board };
}
