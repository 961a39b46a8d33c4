import type { SessionItem } from "@casement/shared/contract/http/sessions";
import type { ProblemItem } from "@casement/shared/problem/problem";

export interface ProblemOption {
  readonly id: string;
  readonly title: string;
  /** One line under the field. */
  readonly summary: string;
  /** The searched text, in lower case. */
  readonly words: string;
  readonly own: boolean;
}

/**
 * The problems to choose from: the account's own first, and no archived ones. The problem that the session already uses
 * is always included, even when it was deleted: the session has its own copy.
 */
export function problemOptions(problems: readonly ProblemItem[], item: SessionItem | undefined): ProblemOption[] {
  const offered = problems.filter(({ archived, id }) => !archived || id === item?.problemId);
  const options = offered
    .toSorted((a, b) => Number(a.builtIn) - Number(b.builtIn))
    .map(({ id, title, summary, topics, seniorities, builtIn }) => ({
      id,
      title,
      summary,
      own: !builtIn,
      words: [title, summary, ...topics, ...seniorities].join(" ").toLowerCase(),
    }));
  if (item === undefined || offered.some(({ id }) => id === item.problemId)) return options;
  const kept = { id: item.problemId, title: item.problemTitle, own: true, words: item.problemTitle.toLowerCase() };
  return [{ ...kept, summary: "No longer in the problem bank. This session keeps its copy." }, ...options];
}

/** Whether the option contains every word. */
export function optionMatches({ words }: ProblemOption, query: string): boolean {
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}
