import { criterionStandings } from "@casement/shared/scoring/progress/criterion-standings";
import type { ProgressSession } from "@casement/shared/scoring/progress/progress-entry";
import type { KnownProblem } from "@casement/shared/scoring/progress/what-next";
import { Select } from "@mantine/core";
import { type ReactNode, useId, useMemo, useState } from "react";
import { Attempts } from "./attempts";
import { MarksChart } from "./marks-chart";
import classes from "./progress.module.css";
import { groupsOf, groupWords } from "./progress-groups";
import { SessionTable } from "./session-table";
import { StepMinutes } from "./step-minutes";
import { WeakestCriteria } from "./weakest-criteria";
import { WhatToPractise } from "./what-to-practise";

interface ProgressViewProps {
  /** At least one, oldest first. */
  readonly sessions: readonly ProgressSession[];
  readonly problems: readonly KnownProblem[];
  readonly starting: string | null;
  readonly onPractise: (problem: KnownProblem) => void;
}

/** A person's own sessions over time. It judges nobody: what can be compared is shown with how much it says. */
export function ProgressView({ sessions, ...practising }: ProgressViewProps) {
  const groups = useMemo(() => groupsOf(sessions), [sessions]);
  const [chosen, setChosen] = useState<string | null>(null);
  const group = groups.find(({ key }) => key === chosen) ?? groups[0];
  const standings = useMemo(() => criterionStandings(group?.sessions ?? []), [group]);
  return (
    <>
      <Part title="Marks">
        {groups.length > 1 && (
          <Select
            label="Compared with each other"
            description="Marks of another rubric, or of another kind of judge, stand paler and count for no line."
            allowDeselect={false}
            value={group?.key ?? null}
            onChange={setChosen}
            data={groups.map((each) => ({ value: each.key, label: groupWords(each) }))}
            maw={480}
            mb={16}
          />
        )}
        {group === undefined ? (
          <p className={classes.note}>
            No marks yet. They come when an interviewer shares feedback with marks, or when you score a practice
            yourself.
          </p>
        ) : (
          <MarksChart sessions={sessions} group={group} />
        )}
      </Part>
      {group !== undefined && (
        <Part title="Weakest criteria">
          <WeakestCriteria standings={standings} />
        </Part>
      )}
      <Part title="What to practise next">
        <WhatToPractise sessions={sessions} standings={standings} {...practising} />
      </Part>
      <Part title="Where the minutes go">
        <StepMinutes sessions={sessions} />
      </Part>
      <Part title="One problem, several attempts">
        <Attempts sessions={sessions} />
      </Part>
      <Part title="All sessions">
        <SessionTable sessions={sessions} />
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section className={classes.part} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {children}
    </section>
  );
}
