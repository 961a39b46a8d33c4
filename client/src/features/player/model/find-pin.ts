import type { Pin } from "@casement/shared/scoring/evidence";
import type { SessionState } from "@casement/shared/session-log/state";

export interface ShownPin {
  readonly scorerId: string;
  readonly pin: Pin;
}

/** A pin on any scorecard that the viewer can see; null once it was removed. */
export function findPin(cards: SessionState["scorecards"], pinId: string): ShownPin | null {
  for (const { scorerId, pins } of Object.values(cards)) {
    const pin = pins.find((one) => one.pinId === pinId);
    if (pin !== undefined) return { scorerId, pin };
  }
  return null;
}

/**
 * The moment that an address leads to, in ms since `startAt`. An address holds whole seconds, and a pinned shape may
 * have been drawn within that second; so the exact time comes from the pin.
 */
export function momentOfAddress(
  t: number | null,
  pinId: string | null,
  cards: SessionState["scorecards"],
  startAt: number,
): number {
  const shown = pinId === null ? null : findPin(cards, pinId);
  const pinned = shown === null ? null : Math.max(0, shown.pin.at - startAt);
  if (pinned !== null && (t === null || Math.floor(pinned / 1000) === Math.floor(t / 1000))) return pinned;
  return t ?? 0;
}
