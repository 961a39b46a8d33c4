import type { Framework } from "@casement/shared/session/framework";
import { WORKSHEETS } from "@casement/shared/worksheets/worksheet";
import { plural } from "@/lib/duration";
import { FrameworkRibbon } from "./framework-ribbon";
import classes from "./frameworks.module.css";

/** A built-in framework, read-only. */
export function FrameworkView({ framework }: { framework: Framework }) {
  return (
    <>
      <FrameworkRibbon steps={framework.steps} />
      <ol className={classes.steps}>
        {framework.steps.map((step, index) => (
          <li key={step.key} className={classes.readStep}>
            <span className={classes.stepNumber} aria-hidden="true">
              {index + 1}
            </span>
            <div className={classes.readBody}>
              <h2 className={classes.stepTitle}>
                {step.title}{" "}
                <span className={classes.minutes}>
                  {plural(step.minutes, "minute")}
                  {step.worksheet !== null && `, worksheet: ${WORKSHEETS[step.worksheet]}`}
                </span>
              </h2>
              <Prompts title="Candidate reads" prompts={step.candidatePrompts} />
              <Prompts title="Interviewers read" prompts={step.interviewerPrompts} />
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

function Prompts({ title, prompts }: { title: string; prompts: readonly string[] }) {
  if (prompts.length === 0) return null;
  return (
    <div className={classes.prompts}>
      <h3 className={classes.promptsTitle}>{title}</h3>
      <ul>
        {prompts.map((prompt) => (
          <li key={prompt} dir="auto">
            {prompt}
          </li>
        ))}
      </ul>
    </div>
  );
}
