import type { EventKind, ViewedEvent } from "../session-log/event-kinds.js";
import { durationOf, type PlaybackManifest } from "./manifest.js";
import { undoneIn } from "./undone.js";

/** Events that are moments worth jumping to, with the kind of each. */
const KINDS = {
  "step.entered": "step",
  "session.started": "step",
  "timer.paused": "pause",
  "note.added": "note",
  "score.set": "score",
  "hint.revealed": "hint",
  "check.revealed": "hint",
  "question.marked": "question",
  "chat.sent": "chat",
  "participant.arrived": "person",
  "participant.left": "person",
  "participant.removed": "person",
} as const satisfies Partial<Record<EventKind, string>>;

type MarkedEvent = Extract<ViewedEvent, { readonly kind: keyof typeof KINDS }>;

export type MarkerKind = (typeof KINDS)[keyof typeof KINDS];

/** What the timeline shows at a moment worth jumping to. */
export interface Marker {
  readonly kind: MarkerKind;
  /** Playback time. */
  readonly t: number;
  /** Position of its event in the manifest: the state after it is `StateFold.after(index + 1)`. */
  readonly index: number;
  readonly event: MarkedEvent;
}

/**
 * The markers that the viewer may jump to, in order of time, from the start of the interview to its end. A change of
 * the clock that was undone has no marker, just as the step band does not show it.
 */
export function markers(manifest: PlaybackManifest): Marker[] {
  const duration = durationOf(manifest);
  const marks = new MarkChanges();
  const undone = undoneIn(manifest.events);
  const found = manifest.events.flatMap((event, index) => {
    const t = momentOf(event) - manifest.startAt;
    if (!isMarked(event) || t < 0 || t > duration || undone.has(index)) return [];
    // Taking the tick off again is no moment.
    if (event.kind === "question.marked" && !event.payload.asked) return [];
    return marks.isNews(event) ? [{ kind: KINDS[event.kind], t, index, event }] : [];
  });
  return found.sort((a, b) => a.t - b.t);
}

function isMarked(event: ViewedEvent): event is MarkedEvent {
  return event.kind in KINDS;
}

/** The event's moment; a note's moment is when it was begun. */
function momentOf(event: ViewedEvent): number {
  return event.kind === "note.added" ? (event.payload.at ?? event.at) : event.at;
}

/** Tells a new mark from other saves of a score: evidence is saved while it is typed and gets no marker. */
class MarkChanges {
  readonly #known = new Map<string, unknown>();

  isNews(event: ViewedEvent): boolean {
    if (event.kind !== "score.set") return true;
    const place = `${event.actor} ${event.payload.criterion}`;
    const isNews = !this.#known.has(place) || this.#known.get(place) !== event.payload.mark;
    this.#known.set(place, event.payload.mark);
    return isNews;
  }
}
