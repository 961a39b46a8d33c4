/** Sound that one session may keep, in bytes: 24 hours of one person. */
export const SESSION_SOUND_BYTES = 256 * 1024 * 1024;
/** Sound that one person may keep of it: nobody can use up the others' room. */
export const PERSON_SHARE = 0.5;
/** The database shares the disk with the sound and must never find it full. */
export const LEAST_FREE_BYTES = 256 * 1024 * 1024;
/** So many takes one session may have: each reload of a page begins another. */
export const MAX_TAKES = 500;
/** How long after the end sound that could not be sent is still accepted, in ms. */
export const LATE_CHUNKS_MS = 7 * 24 * 60 * 60_000;

/** Settings for tests. */
export interface MediaLimits {
  readonly sessionBytes: number;
  readonly leastFreeBytes: number;
}
export const MEDIA_LIMITS: MediaLimits = { sessionBytes: SESSION_SOUND_BYTES, leastFreeBytes: LEAST_FREE_BYTES };
