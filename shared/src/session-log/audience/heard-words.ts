import { liesWithin } from "../../lib/stretches.js";
import type { SessionEvent } from "../event-kinds.js";
import type { SessionState } from "../state.js";
import type { Line } from "../words/spoken-line.js";
import { audibleTo } from "./audible-to.js";
import type { Viewer } from "./viewer.js";

type Said = Pick<Line, "from" | "to">;
/** The parts of a payload by which its audience is decided. */
interface Words {
  readonly speakerId?: unknown;
  readonly importId?: unknown;
  readonly lines?: readonly Said[];
  readonly from?: number;
  readonly to?: number;
}

/** The words that this viewer may read are those that they may hear, whole: a line is not cut. */
function heard<T extends Said>(payload: Words, lines: readonly T[], viewer: Viewer, state: SessionState): readonly T[] {
  const { speakerId, importId } = payload;
  if (typeof speakerId !== "string" || lines.length === 0) return [];
  if (importId !== undefined && state.wordImports[speakerId] !== importId) return [];
  const audible = audibleTo(state, speakerId, viewer);
  return lines.filter((line) => liesWithin(line, audible));
}

/** Whether the viewer may read anything of an event whose audience is that of the sound. */
export function hearsWords(payload: unknown, viewer: Viewer, state: SessionState): boolean {
  const words = (payload ?? {}) as Words;
  const { from, to, lines = from === undefined || to === undefined ? [] : [{ from, to }] } = words;
  return heard(words, lines, viewer, state).length > 0;
}

/** The event with only the lines that the viewer may read; every other event as it is. */
export function asHeard(event: SessionEvent, viewer: Viewer, state: SessionState): SessionEvent {
  if (event.kind !== "words.spoken") return event;
  const { payload } = event;
  const lines = heard(payload, payload.lines, viewer, state);
  return lines.length === payload.lines.length ? event : { ...event, payload: { ...payload, lines: [...lines] } };
}
