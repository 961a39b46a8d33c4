import type { ProblemItem, Seniority } from "@casement/shared/problem/problem";

/** Which shelf of the bank is looked at. */
export type Shelf = "all" | "own" | "built-in" | "archived";

export interface ProblemFilter {
  readonly query: string;
  readonly topic: string | null;
  readonly seniority: Seniority | null;
  readonly shelf: Shelf;
}

/** One's own first; what was put away stands on its own shelf alone. Every word of the query has to be somewhere. */
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

/** Every topic there is, by name. */
export function topicsOf(problems: readonly ProblemItem[]): string[] {
  return [...new Set(problems.flatMap(({ topics }) => topics))].toSorted();
}
