import type { ProblemItem } from "@casement/shared/problem/problem";

const PRACTICE = ["parking-lot", "instagram", "notification-system", "web-crawler"];
const CLASSICS = ["twitter", "url-shortener", "chat", "rate-limiter"];

export interface Shelf {
  readonly name: string;
  readonly problems: readonly ProblemItem[];
}

/**
 * The built-in problems on shelves: the four practice problems, the classics, and the others. Empty shelves are left
 * out.
 */
export function shelvesOf(problems: readonly ProblemItem[]): Shelf[] {
  const builtIn = problems.filter((problem) => problem.builtIn && !problem.archived);
  const named = (ids: readonly string[]) => ids.flatMap((id) => builtIn.find((problem) => problem.id === id) ?? []);
  const others = builtIn.filter(({ id }) => !PRACTICE.includes(id) && !CLASSICS.includes(id));
  return [
    { name: "Practice questions", problems: named(PRACTICE) },
    { name: "Classics", problems: named(CLASSICS) },
    { name: "More", problems: others },
  ].filter((shelf) => shelf.problems.length > 0);
}
