import { cut } from "@casement/shared/lib/cut";

const SUFFIX = " (copy)";

/** The name of a copy, of at most `max` UTF-16 code units. */
export function nameCopy(name: string, max: number): string {
  return `${cut(name, max - SUFFIX.length).trimEnd()}${SUFFIX}`;
}
