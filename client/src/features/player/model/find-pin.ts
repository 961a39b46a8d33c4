import type { Pin } from "@casement/shared/scoring/evidence";
import type { SessionState } from "@casement/shared/session-log/state";

export interface ShownPin {
  readonly scorerId: string;
  readonly pin: Pin;
}

/** A pin of any card that the viewer sees; null once it was taken off. */
export function findPin(cards: SessionState["scorecards"], pinId: string): ShownPin | null {
  for (const { scorerId, pins } of Object.values(cards)) {
    const pin = pins.find((one) => one.pinId === pinId);
    if (pin !== undefined) return { scorerId, pin };
  }
  return null;
}

/**
 * Where an address leads: it carries whole seconds, in which a pinned shape may still have been undrawn; the pin of
 * that second knows better. In ms since `startAt`.
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
