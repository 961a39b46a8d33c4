import type { Quantity } from "./quantities/quantity.js";
import { ALOUD_TOLERANCE, sayExactly } from "./say-quantity.js";

/**
 * How the computed result differs from the one that was written behind "=", as a clause that follows "The formula". A
 * written result may be rounded, as people round aloud.
 */
export function claimFault(claimed: Quantity, { shownIn: _, ...computed }: Quantity, written: string): string | null {
  if (Math.abs(claimed.value - computed.value) <= Math.abs(computed.value) * ALOUD_TOLERANCE) return null;
  return `says ${written}, but gives ${sayExactly(computed)}`;
}
