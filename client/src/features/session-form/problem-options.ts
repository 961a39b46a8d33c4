import type { SessionItem } from "@casement/shared/contract/http";
import type { ProblemItem } from "@casement/shared/problem/problem";

export interface ProblemOption {
  readonly id: string;
  readonly title: string;
  /** One line under the field. */
  readonly summary: string;
  /** What a search looks through, in small letters. */
  readonly words: string;
  readonly own: boolean;
}

/**
 * The problems that can be chosen: one's own first, none that was put away, except the one that the session uses
 * already. That one stays on offer even when it is gone: the session has its copy.
 */
export function problemOptions(problems: readonly ProblemItem[], item: SessionItem | undefined): ProblemOption[] {
  const offered = problems.filter(({ archived, id }) => !archived || id === item?.problemId);
  const options = offered
    .toSorted((a, b) => Number(a.builtIn) - Number(b.builtIn))
    .map(({ id, title, summary, topics, seniorities, builtIn }) => ({
      ...{ id, title, summary, own: !builtIn },
      words: [title, summary, ...topics, ...seniorities].join(" ").toLowerCase(),
    }));
  if (item === undefined || offered.some(({ id }) => id === item.problemId)) return options;
  const kept = { id: item.problemId, title: item.problemTitle, own: true, words: item.problemTitle.toLowerCase() };
  return [{ ...kept, summary: "No longer in the problem bank. This session keeps its copy." }, ...options];
}

/** Every word somewhere in the option. */
export function optionMatches({ words }: ProblemOption, query: string): boolean {
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}
