import type { z } from "zod";
import { CLOCK_EVENTS } from "./clock-events.js";
import type { Audience, EventDefinition } from "./define-event.js";
import { GUIDE_EVENTS } from "./guide-events.js";
import { NOTE_EVENTS } from "./note-events.js";
import { PEOPLE_EVENTS } from "./people-events.js";
import { REPORT_EVENTS, TRAINING_EVENTS } from "./report-events.js";
import { DEBRIEF_EVENTS, SCORING_EVENTS } from "./scoring-events.js";
import { SESSION_EVENTS } from "./session-events.js";
import { THREAD_EVENTS } from "./thread-events.js";
import { WORDS_EVENTS } from "./words-events.js";

/** Every kind of event. Names are facts in the past tense. */
export const EVENT_KINDS = {
  ...SESSION_EVENTS,
  ...CLOCK_EVENTS,
  ...PEOPLE_EVENTS,
  ...NOTE_EVENTS,
  ...GUIDE_EVENTS,
  ...SCORING_EVENTS,
  ...DEBRIEF_EVENTS,
  ...REPORT_EVENTS,
  ...THREAD_EVENTS,
  ...WORDS_EVENTS,
  ...TRAINING_EVENTS,
} as const;

export type EventKind = keyof typeof EVENT_KINDS;
export type PayloadOf<K extends EventKind> = z.infer<(typeof EVENT_KINDS)[K]["payload"]>;

/** A fact before it is appended: decided by the domain, not yet numbered or stamped. */
export type Fact = { [K in EventKind]: { readonly kind: K; readonly payload: PayloadOf<K> } }[EventKind];

/** A fact in the session log. `actor` is a participant's id, or null when the server itself acted. */
export type SessionEvent = Fact & {
  /** 1, 2, 3 … within the session; leaves the server only in the owner's export. */
  readonly seq: number;
  /** Server time, epoch ms; never decreases within a session. */
  readonly at: number;
  readonly actor: string | null;
};

/** An event as it is sent: `revision` counts the events that this viewer may see, so a gap betrays no private event. */
export type ViewedEvent = Fact & {
  readonly revision: number;
  readonly at: number;
  readonly actor: string | null;
};

/** The definition of a kind, whichever it is. */
export function definitionOf(kind: EventKind): EventDefinition {
  return EVENT_KINDS[kind];
}

export function audienceOf(kind: EventKind): Audience {
  return EVENT_KINDS[kind].audience;
}
