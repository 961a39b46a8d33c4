import { COMPONENT_KINDS, type ComponentKind, KINDS_IN_ORDER } from "@casement/shared/design/component-kinds";
import { CONCEPTS, type Concept } from "./concepts";
import { PATTERNS, type Pattern } from "./pattern-library";

interface CardFinds {
  readonly patterns: readonly Pattern[];
  readonly kinds: readonly ComponentKind[];
  readonly concepts: readonly Concept[];
}

/** The patterns and entries of the reference card that contain every word; all of them for an empty query. */
export function searchCard(query: string): CardFinds {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (...texts: string[]) => {
    const text = texts.join(" ").toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return {
    patterns: PATTERNS.filter(({ title, summary, points }) => holds(title, summary, ...points)),
    kinds: KINDS_IN_ORDER.filter((kind) => {
      const { name, useWhen, alsoKnownAs } = COMPONENT_KINDS[kind];
      return holds(name, useWhen, ...alsoKnownAs);
    }),
    concepts: CONCEPTS.filter(({ title, text }) => holds(title, text)),
  };
}
