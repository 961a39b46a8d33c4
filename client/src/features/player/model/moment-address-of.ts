import { readMoment, writeMoment } from "@casement/shared/lib/moment-address";

/**
 * The address of this page at a moment (ms), with the evidence or comment whose shapes are pointed at. A file that was opened from a disk
 * has it behind `#`, since a browser may refuse it a query.
 */
export function momentAddress(
  { protocol, pathname }: Pick<Location, "protocol" | "pathname">,
  t: number,
  remarkId: string | null,
): string {
  const pin = remarkId === null ? "" : `&pin=${remarkId}`;
  return `${pathname}${protocol === "file:" ? "#" : "?"}t=${writeMoment(t)}${pin}`;
}

/** What an address says about the moment to begin with. */
interface AskedMoment {
  /** In ms; null when it names none, or none that can be read. */
  readonly t: number | null;
  /** As it was written; null when it names none. */
  readonly written: string | null;
  readonly remarkId: string | null;
}

export function askedMoment({ search, hash }: Pick<Location, "search" | "hash">): AskedMoment {
  const query = new URLSearchParams(search);
  const asked = query.has("t") ? query : new URLSearchParams(hash.slice(1));
  const written = asked.get("t");
  return { t: readMoment(written), written, remarkId: asked.get("pin") ?? query.get("pin") };
}
