import type { Role } from "../../session/role.js";

interface Person {
  readonly id: string;
  readonly role: Role;
}

/** Raised whenever the text changes that people agree to when they release a recording for training. */
export const RELEASE_TEXT_VERSION = "2026-11";

/** Who released this recording for training, which is a consent of its own. */
export interface Release {
  /** When the owner asked for it, epoch ms; null: not yet. */
  readonly askedAt: number | null;
  /** Who agreed, and when; without those who withdrew it. */
  readonly given: Readonly<Record<string, { readonly textVersion: string; readonly at: number }>>;
}

export const NO_RELEASE: Release = { askedAt: null, given: {} };

/** The people in the recording, on whose word it depends. Observers are left out of a case. */
export function peopleToRelease<P extends Person>(participants: Readonly<Record<string, P>>): P[] {
  return Object.values(participants).filter(({ role }) => role !== "observer");
}

/**
 * Without this person's word: they took it back, withdrew their consent to the recording, or were removed, after which
 * they could not take it back themselves.
 */
export function withoutRelease(release: Release, participantId: string | null): Release {
  if (participantId === null || !Object.hasOwn(release.given, participantId)) return release;
  return {
    ...release,
    given: Object.fromEntries(Object.entries(release.given).filter(([id]) => id !== participantId)),
  };
}

/** Whether everybody in the recording released it. Somebody who was removed counts too: their work is in it. */
export function isReleased(state: {
  readonly participants: Readonly<Record<string, Person>>;
  readonly release: Release;
}): boolean {
  const people = peopleToRelease(state.participants);
  return people.length > 0 && people.every(({ id }) => Object.hasOwn(state.release.given, id));
}
