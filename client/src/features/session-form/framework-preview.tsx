import { totalMinutes } from "@casement/shared/session/framework";
import { plural } from "@/lib/duration";
import { Ribbon } from "@/ui/ribbon/ribbon";
import classes from "./session-form.module.css";
import type { StepRow } from "./step-choice";

/** The interview's steps and budgets at a glance. */
export function FrameworkPreview({ rows }: { rows: readonly StepRow[] }) {
  const steps = rows.filter(({ chosen }) => chosen).map((row) => ({ ...row, minutes: row.minutes || 0 }));
  const segments = steps.map(({ step, minutes }) => ({
    key: step.key,
    label: step.title,
    budgetMs: minutes * 60_000,
    spentMs: 0,
  }));
  return (
    <div className={classes.preview}>
      <Ribbon segments={segments} size="chart" listsNames />
      <p className={classes.previewText}>
        {plural(steps.length, "step")} in {plural(totalMinutes(steps), "minute")}
      </p>
    </div>
  );
}
