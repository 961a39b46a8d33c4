import type { Other } from "../mesh/call-view";

/** How two people hear each other, in words; null while there is nothing to say. */
export function sayPair(
  name: string,
  { iHearThem, theyHearMe, isConnecting }: Pick<Other, "iHearThem" | "theyHearMe" | "isConnecting">,
): string | null {
  if (isConnecting) return `Connecting to ${name}`;
  if (iHearThem && theyHearMe !== false) return null;
  if (iHearThem) return `You hear ${name}. ${name} cannot hear you.`;
  if (theyHearMe === true) return `You cannot hear ${name}. ${name} hears you.`;
  return `You and ${name} cannot hear each other. Reconnecting.`;
}
