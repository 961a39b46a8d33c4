import { type Framework, totalMinutes } from "@casement/shared/framework";
import { plural } from "../../lib/duration";
import { Ribbon } from "../../ui/ribbon";
import classes from "./session-form.module.css";

/** The plan of the interview at a glance. */
export function FrameworkPreview({ framework }: { framework: Framework }) {
  const segments = framework.steps.map(({ key, title, minutes }) => ({
    key,
    label: title,
    budgetMs: minutes * 60_000,
    spentMs: 0,
  }));
  return (
    <div className={classes.preview}>
      <Ribbon segments={segments} size="chart" />
      <p className={classes.previewText}>
        {plural(framework.steps.length, "step")} in {plural(totalMinutes(framework.steps), "minute")}
      </p>
    </div>
  );
}
