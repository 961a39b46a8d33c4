import type { ProgressSession } from "@casement/shared/scoring/progress/progress-entry";
import { plural } from "@/lib/duration";

/** Sessions whose marks can be compared: one version of a rubric, and one kind of judge. */
export interface ProgressGroup {
  readonly key: string;
  readonly byOneself: boolean;
  /** Oldest first. */
  readonly sessions: readonly ProgressSession[];
}

/** The groups, the largest first; of equal ones the one that was marked last. Sessions without marks are in none. */
export function groupsOf(sessions: readonly ProgressSession[]): ProgressGroup[] {
  const groups = new Map<string, ProgressGroup & { sessions: ProgressSession[] }>();
  for (const session of sessions) {
    if (session.judge === null || session.rubric === null) continue;
    const byOneself = session.judge === "oneself";
    const key = `${session.rubric} ${byOneself}`;
    const group = groups.get(key) ?? { key, byOneself, sessions: [] };
    group.sessions.push(session);
    groups.set(key, group);
  }
  const last = ({ sessions: own }: ProgressGroup) => own.at(-1)?.endedAt ?? 0;
  return [...groups.values()].toSorted(
    (one, other) => other.sessions.length - one.sessions.length || last(other) - last(one),
  );
}

/** "Scored by interviewers: 4 sessions, 5 criteria". */
export function groupWords({ byOneself, sessions }: ProgressGroup): string {
  const criteria = new Set(sessions.flatMap(({ marks }) => marks.map(({ criterion }) => criterion))).size;
  const who = byOneself ? "Scored by yourself" : "Scored by interviewers";
  return `${who}: ${plural(sessions.length, "session")}, ${plural(criteria, "criterion", "criteria")}`;
}

/** Who scored a session, and whether help was given: "interviewers, with help". */
export function judgeWords({ judge, help }: Pick<ProgressSession, "judge" | "help">): string {
  const who = { interviewer: "an interviewer", panel: "a panel", oneself: "yourself" };
  const aided = help > 0 ? `, with ${plural(help, "hint or finding", "hints or findings")}` : "";
  return judge === null ? `nobody yet${aided}` : `${who[judge]}${aided}`;
}
