import { can } from "@casement/shared/contract/policy";
import { clockFace } from "@casement/shared/lib/clock-face";
import { currentStep } from "@casement/shared/session/step-clock";
import { Button } from "@mantine/core";
import { spoken } from "@/lib/duration";
import { sessionRibbon } from "@/session/clock/session-ribbon";
import { useMyself, useSessionState } from "@/session/session-context";
import { useClock } from "@/session/use-clock";
import { IconArrowRight, IconEyeOff } from "@/ui/icons/icons";
import classes from "./step-list.module.css";

interface StepListProps {
  /** The step that is being read; null: the current one. */
  readonly shown: number | null;
  readonly onShow: (index: number | null) => void;
  readonly onGoTo: (index: number) => void;
}

/** All steps, and the prompts of the shown one. Interviewers see their own prompts below, marked as private. */
export function StepList({ shown, onShow, onGoTo }: StepListProps) {
  const current = useSessionState((state) => currentStep(state.clock)) ?? 0;
  const steps = useSessionState((state) => state.plan?.steps) ?? [];
  const me = useMyself();
  const mayMove = useSessionState((state) => can(me.role, "step.enter", state.phase));
  const index = Math.min(shown ?? current, steps.length - 1);
  const step = steps[index];
  if (step === undefined) return null;
  return (
    <>
      <StepRows shown={index} onShow={(picked) => onShow(picked === current ? null : picked)} />
      <section className={classes.prompts} aria-label={`Step ${index + 1}, ${step.title}`}>
        <div className={classes.promptsHead}>
          <h2 className={classes.heading} dir="auto">
            {step.title}
          </h2>
          {index !== current && mayMove && (
            <Button
              size="compact-xs"
              variant="light"
              rightSection={<IconArrowRight size={13} stroke={1.75} />}
              onClick={() => {
                onGoTo(index);
                onShow(null);
              }}
            >
              Go to this step
            </Button>
          )}
        </div>
        <ul className={classes.list}>
          {step.prompts.map((prompt) => (
            <li key={prompt} dir="auto">
              {prompt}
            </li>
          ))}
        </ul>
        <PrivatePrompts index={index} />
      </section>
    </>
  );
}

function PrivatePrompts({ index }: { index: number }) {
  const prompts = useSessionState((state) => state.privateGuide?.interviewerPrompts[index]);
  if (prompts === undefined || prompts.length === 0) return null;
  return (
    <div className={classes.private}>
      <h3 className={classes.privateHeading}>
        <IconEyeOff size={14} stroke={1.5} aria-hidden="true" />
        Interviewers only
      </h3>
      <ul className={classes.list}>
        {prompts.map((prompt) => (
          <li key={prompt} dir="auto">
            {prompt}
          </li>
        ))}
      </ul>
    </div>
  );
}

function StepRows({ shown, onShow }: { shown: number; onShow: (index: number) => void }) {
  const { now } = useClock();
  const plan = useSessionState((state) => state.plan);
  const clock = useSessionState((state) => state.clock);
  const phase = useSessionState((state) => state.phase);
  const { segments } = sessionRibbon({ plan, clock, phase }, now);
  return (
    <ol className={classes.rail} aria-label="Steps of this interview">
      {segments.map(({ key, label, budgetMs, spentMs, current }, index) => (
        <li key={key}>
          <button
            type="button"
            className={classes.step}
            data-current={current || undefined}
            data-shown={index === shown || undefined}
            data-done={(!current && spentMs > 0) || undefined}
            aria-current={current ? "step" : undefined}
            onClick={() => onShow(index)}
          >
            <span className={classes.number}>{index + 1}</span>
            <span className={classes.label} dir="auto">
              {label}
            </span>
            <span className={classes.time} data-over={isOver(spentMs, budgetMs) || undefined}>
              {isOver(spentMs, budgetMs) ? `+${clockFace(spentMs - budgetMs)}` : shortTime(spentMs, budgetMs)}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** Only from a full second on, because "+0:00" says nothing. */
function isOver(spentMs: number, budgetMs: number): boolean {
  return spentMs - budgetMs >= 1000;
}

function shortTime(spentMs: number, budgetMs: number) {
  if (spentMs >= 1000) return clockFace(spentMs);
  return <abbr title={spoken(budgetMs)}>{Math.round(budgetMs / 60_000)} min</abbr>;
}
