import type { ProblemItem } from "@casement/shared/problem/problem";
import type { SessionMode } from "@casement/shared/session/plan-options";
import { NEW_OPTIONS } from "@casement/shared/session/plan-options";
import { Button, SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useProblems } from "@/api/problems";
import { useCreateSession } from "@/api/sessions";
import { DEFAULT_FRAMEWORK_ID, suggestTitle } from "@/lib/addresses/new-session";
import { paths } from "@/lib/addresses/paths";
import { ErrorNotice } from "@/ui/notices/error-notice";
import classes from "./quick-start.module.css";
import { shelvesOf } from "./shelves";

/** "Design a parking lot" -> "Parking lot". */
const shortName = (title: string) =>
  title.replace(/^Design (a |an |the )?/, "").replace(/^./, (first) => first.toUpperCase());

/** The built-in problems, each starting a session with the default plan in one click. */
export function QuickStart() {
  const problems = useProblems();
  const create = useCreateSession();
  const navigate = useNavigate();
  const [mode, setMode] = useState<SessionMode>("practice");
  const start = ({ id, title }: ProblemItem) =>
    create.mutate(
      {
        title: suggestTitle(mode, title),
        problemId: id,
        frameworkId: DEFAULT_FRAMEWORK_ID,
        options: { ...NEW_OPTIONS, mode, checks: mode === "interview" },
      },
      { onSuccess: (session) => void navigate(paths.session(session.id)) },
    );
  const shelves = shelvesOf(problems.data ?? []);
  if (shelves.length === 0) return null;
  return (
    <section className={classes.quick} aria-labelledby="quick-start">
      <header className={classes.head}>
        <h2 id="quick-start" className={classes.title}>
          Start now
        </h2>
        <ModeSwitch mode={mode} onChange={setMode} />
      </header>
      <p className={classes.lead}>
        {mode === "practice"
          ? "You design on your own, with the same board and clock. The guide and the reference design open at the end."
          : "An interview with the default six steps in 45 minutes. You invite the candidate next."}
      </p>
      <ErrorNotice error={create.error} />
      {shelves.map(({ name, problems: shelf }) => (
        <div key={name} className={classes.shelf}>
          <h3 className={classes.name}>{name}</h3>
          <ul className={classes.list}>
            {shelf.map((problem) => (
              <li key={problem.id}>
                <Button
                  variant="default"
                  size="xs"
                  disabled={create.isPending}
                  loading={create.isPending && create.variables.problemId === problem.id}
                  onClick={() => start(problem)}
                >
                  {shortName(problem.title)}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function ModeSwitch({ mode, onChange }: { mode: SessionMode; onChange: (mode: SessionMode) => void }) {
  return (
    <SegmentedControl
      size="xs"
      aria-label="Kind of session"
      data={[
        { value: "practice", label: "Practise alone" },
        { value: "interview", label: "Interview" },
      ]}
      value={mode}
      onChange={(value) => onChange(value as SessionMode)}
    />
  );
}
