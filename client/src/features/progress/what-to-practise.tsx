import type { CriterionStanding } from "@casement/shared/scoring/progress/criterion-standings";
import type { ProgressSession } from "@casement/shared/scoring/progress/progress-entry";
import { type KnownProblem, type Suggestion, whatNext } from "@casement/shared/scoring/progress/what-next";
import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { plural } from "@/lib/duration";
import classes from "./progress.module.css";

interface WhatToPractiseProps {
  readonly sessions: readonly ProgressSession[];
  readonly standings: readonly CriterionStanding[];
  readonly problems: readonly KnownProblem[];
  /** The problem for which a practice is being made; null: none. */
  readonly starting: string | null;
  readonly onPractise: (problem: KnownProblem) => void;
}

/** What to practise next, each with its reason and, where one helps, a problem to begin with. */
export function WhatToPractise({ sessions, standings, problems, starting, onPractise }: WhatToPractiseProps) {
  const suggestions = whatNext(sessions, standings, problems);
  if (suggestions.length === 0)
    return <p className={classes.note}>Nothing stands out. Any problem that you have not met yet is good practice.</p>;
  return (
    <ul className={classes.cards}>
      {suggestions.map((suggestion) => {
        const problem = problemOf(suggestion, problems);
        return (
          <li key={keyOf(suggestion)} className={classes.card}>
            {wordsOf(suggestion)}
            {problem !== null && (
              <Button
                variant="default"
                size="xs"
                aria-label={`Practise: ${problem.title}`}
                disabled={starting !== null}
                loading={starting === problem.id}
                onClick={() => onPractise(problem)}
              >
                {suggestion.kind === "follow-ups" ? "Practise it again" : "Practise it"}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function problemOf(suggestion: Suggestion, problems: readonly KnownProblem[]): KnownProblem | null {
  if (suggestion.kind === "topics") return suggestion.problem;
  if (suggestion.kind !== "follow-ups") return null;
  return problems.find(({ id }) => id === suggestion.session.problemId) ?? null;
}

function keyOf(suggestion: Suggestion): string {
  if (suggestion.kind === "criterion") return suggestion.standing.criterion;
  if (suggestion.kind === "topics") return suggestion.problem.id;
  return suggestion.kind === "step" ? suggestion.title : suggestion.kind;
}

function wordsOf(suggestion: Suggestion): ReactNode {
  switch (suggestion.kind) {
    case "criterion":
      return words(
        suggestion.standing.title,
        `Your marks are lowest here: ${suggestion.standing.mean.toFixed(1)} of 4 in ${plural(suggestion.standing.sessions, "session")}. Read what the next level asks for before you begin.`,
      );
    case "step":
      return words(
        `Keep “${suggestion.title}” within its minutes`,
        `It ran over in ${suggestion.over} of your last ${suggestion.sessions}.`,
      );
    case "topics":
      return words(suggestion.problem.title, `You have not met ${listed(suggestion.topics)} yet.`);
    case "help":
      return words(
        "A session without help",
        `Hints or findings were shown in ${suggestion.aided} of your last ${suggestion.sessions}.`,
      );
    case "follow-ups":
      return words(
        `The follow-ups of ${suggestion.session.problemTitle}`,
        `${suggestion.missed} of its ${plural(suggestion.all, "follow-up")} were left in your last practice.`,
      );
  }
}

const words = (title: string, reason: string) => (
  <>
    <h3>{title}</h3>
    <p className={classes.note}>{reason}</p>
  </>
);

const listed = (topics: readonly string[]) => new Intl.ListFormat("en", { type: "disjunction" }).format(topics);
