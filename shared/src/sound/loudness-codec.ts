/**
 * How loud a take is, one byte for each 20 ms: 7 bits of loudness, and one that says whether somebody speaks. 0 is no
 * sound, not even silence: it was lost, or the listener may not hear it.
 */
export const LOUDNESS_MS = 20;
export const NO_SOUND = 0;
const VOICE = 0x80;
/** Below this nothing is heard; the top is the loudest that can be recorded. */
const FLOOR_DB = -60;
const STEPS = 0x7f;
/** Recorded silence. */
const LEAST_LEVEL = 1;

/** @param peak largest sample, 0 to 1. */
export function encodeLoudness(peak: number, isVoice: boolean): number {
  const db = 20 * Math.log10(Math.max(peak, 1e-6));
  const level = Math.round(STEPS * Math.min(1, 1 - db / FLOOR_DB));
  return Math.max(LEAST_LEVEL, level) | (isVoice ? VOICE : 0);
}

/** 0 (silence, as near as can be told) to 1; equal steps are equal to the ear. */
export const levelOf = (byte: number): number => (byte & STEPS) / STEPS;

export const isVoice = (byte: number): boolean => (byte & VOICE) !== 0;
