import type { SessionState } from "@casement/shared/session-log/state";

/**
 * Eight colours that differ under red-green and blue-yellow blindness (after Okabe and Ito), darkened until white text
 * on them is readable.
 */
export const PARTICIPANT_COLORS = [
  "#0b7285",
  "#b5470d",
  "#7a3e9d",
  "#1b6e3c",
  "#a8326e",
  "#2456b8",
  "#7a5c00",
  "#4a4f57",
] as const;

/** Returns the first colour that nobody in the session has or, if all are in use, the one least used. */
export function pickColor({ participants }: Pick<SessionState, "participants">): string {
  const uses = new Map<string, number>(PARTICIPANT_COLORS.map((color) => [color, 0]));
  for (const { color, removed } of Object.values(participants)) {
    if (!removed) uses.set(color, (uses.get(color) ?? 0) + 1);
  }
  const [first, ...others] = PARTICIPANT_COLORS;
  return others.reduce<string>((best, color) => ((uses.get(color) ?? 0) < (uses.get(best) ?? 0) ? color : best), first);
}
