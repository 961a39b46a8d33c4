import { z } from "zod";
import { definitionOf, type PayloadOf, type SessionEvent } from "./event-kinds.js";
import type { SessionState } from "./state.js";

/** The optional parts of a shared recording. Board, worksheets, steps, timer, people and revealed hints always come. */
export const shareChoicesSchema = z.strictObject({
  /** The published feedback, as it is when the recording is watched. */
  feedback: z.boolean(),
  /** The marks that were published with the feedback; scorecards themselves are never shared. */
  scores: z.boolean(),
  chat: z.boolean(),
});
export type ShareChoices = z.infer<typeof shareChoicesSchema>;

/** The viewer of a shared recording, who has no rights of a participant. */
export interface ShareViewer {
  readonly share: ShareChoices;
}

/** Whether a recording shared with these choices holds an event. It never holds a replaced or withdrawn report. */
export function isShared(
  { kind, at }: Pick<SessionEvent, "kind"> & { readonly at?: number },
  choices: ShareChoices,
  { clock, report }: SessionState,
): boolean {
  const part = definitionOf(kind).shared;
  if (part === undefined) return false;
  if (part === "report") return (choices.feedback || choices.scores) && report !== null && report.at === at;
  const happenedInside = at !== undefined && clock.endedAt !== null && at <= clock.endedAt;
  return happenedInside && (part === "interview" || choices.chat);
}

/** The events as they are shared: of a report only the chosen parts, of the plan only the version at the start. */
export function asShared(events: readonly SessionEvent[], choices: ShareChoices): SessionEvent[] {
  const planned = events.findLastIndex(({ kind }) => kind === "session.planned");
  return events
    .filter(({ kind }, index) => kind !== "session.planned" || index === planned)
    .map((event) =>
      event.kind === "report.published" ? { ...event, payload: chosen(event.payload, choices) } : event,
    );
}

function chosen({ feedback, scores, board }: PayloadOf<"report.published">, choices: ShareChoices) {
  return { feedback: choices.feedback ? feedback : "", scores: choices.scores ? scores : null, board };
}
