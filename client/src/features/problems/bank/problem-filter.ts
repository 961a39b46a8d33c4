import type { ProblemItem, Seniority } from "@casement/shared/problem/problem";

/** The shelf of the bank that is shown. */
export type Shelf = "all" | "own" | "built-in" | "archived";

export interface ProblemFilter {
  readonly query: string;
  readonly topic: string | null;
  readonly seniority: Seniority | null;
  readonly shelf: Shelf;
}

/**
 * The account's own problems first; archived ones only on their own shelf. A problem must contain every word of the
 * query.
 */
export function filterProblems(problems: readonly ProblemItem[], filter: ProblemFilter): ProblemItem[] {
  const words = filter.query.toLowerCase().split(/\s+/).filter(Boolean);
  return problems
    .filter((problem) => onShelf(problem, filter.shelf))
    .filter(({ topics }) => filter.topic === null || topics.includes(filter.topic))
    .filter(({ seniorities }) => filter.seniority === null || seniorities.includes(filter.seniority))
    .filter(({ title, summary, topics, seniorities }) => {
      const text = [title, summary, ...topics, ...seniorities].join(" ").toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => Number(a.builtIn) - Number(b.builtIn));
}

function onShelf({ builtIn, archived }: ProblemItem, shelf: Shelf): boolean {
  if (shelf === "archived") return archived;
  if (archived) return false;
  return shelf === "all" || builtIn === (shelf === "built-in");
}

/** All topics, sorted by name. */
export function topicsOf(problems: readonly ProblemItem[]): string[] {
  return [...new Set(problems.flatMap(({ topics }) => topics))].toSorted();
}
