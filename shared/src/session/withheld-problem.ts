import type { Phase } from "./phase.js";
import { isInterviewer, type Role } from "./role.js";

/** The title of a session that names no problem: candidates and observers read it before the start. */
export const NEUTRAL_TITLE = "System design interview";

interface NamesProblem {
  readonly title: string;
  readonly problemId: string;
  readonly problemTitle: string;
  readonly problemVersion?: number | undefined;
}

/** Whether this role must not know the problem yet: until the start only interviewers do. */
export function withholdsProblem(role: Role, phase: Phase): boolean {
  return phase === "planned" && !isInterviewer(role);
}

/** The same plan without its problem: `problemTitle` is empty then. A title that names the problem is replaced. */
export function withoutProblem<P extends NamesProblem>(plan: P): P {
  const { problemVersion: _version, ...rest } = plan;
  return { ...(rest as P), title: publicTitle(plan), problemId: "withheld", problemTitle: "" };
}

/** A title that may be told to anybody before the start. */
export function publicTitle({ title, problemTitle }: Pick<NamesProblem, "title" | "problemTitle">): string {
  return namesProblem(title, problemTitle) ? NEUTRAL_TITLE : title;
}

/** Whether a title contains the problem's name, in whatever case and with whatever around it. */
export function namesProblem(title: string, problemTitle: string): boolean {
  const name = wordsOf(problemTitle).replace(/^ design (?:an? |the )?/, " ");
  return name.trim() !== "" && wordsOf(title).includes(name);
}

const wordsOf = (text: string) =>
  ` ${text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(" ")} `;
