import { charactersOf } from "@casement/shared/lib/cut";

/** "Ana María Ruiz" -> "AR", "ben" -> "B". A character with its accents, or an emoji, stays whole. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => word !== "");
  const first = words[0];
  if (first === undefined) return "?";
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return `${initial(first)}${last === undefined ? "" : initial(last)}`.toUpperCase();
}

const initial = (word: string): string => charactersOf(word).next().value ?? "";
