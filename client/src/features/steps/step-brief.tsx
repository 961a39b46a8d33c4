import { currentStep } from "@casement/shared/session/step-clock";
import { plural } from "@/lib/duration";
import { useSessionState } from "@/session/session-context";
import { IconChevronRight } from "@/ui/icons/icons";
import classes from "./step-brief.module.css";

/** The current step's prompts in one line that can be opened. Stands above the worksheet, which hides the steps. */
export function StepBrief() {
  const step = useSessionState((state) => state.plan?.steps[currentStep(state.clock) ?? 0]);
  if (step === undefined || step.prompts.length === 0) return null;
  return (
    <details className={classes.brief}>
      <summary>
        <IconChevronRight size={13} stroke={1.75} aria-hidden="true" />
        <span className={classes.title} dir="auto">
          {step.title}
        </span>
        <span className={classes.count}>{plural(step.prompts.length, "prompt")}</span>
      </summary>
      <ul>
        {step.prompts.map((prompt) => (
          <li key={prompt} dir="auto">
            {prompt}
          </li>
        ))}
      </ul>
    </details>
  );
}
