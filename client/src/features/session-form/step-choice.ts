import type { Framework, Step } from "@casement/shared/session/framework";
import type { StepChoice } from "@casement/shared/session/plan-options";

/** A step of the framework in the form. */
export interface StepRow {
  readonly step: Step;
  readonly chosen: boolean;
  readonly minutes: number;
  /** undefined: the framework's own worksheet. */
  readonly worksheet: StepChoice["worksheet"];
}

/** All steps of the framework; choices for steps that it no longer has are ignored. */
export function stepRows({ steps }: Framework, choices: readonly StepChoice[] | null): StepRow[] {
  return steps.map((step) => {
    const choice = choices?.find(({ key }) => key === step.key);
    const chosen = choices === null || choice !== undefined;
    return { step, chosen, minutes: choice?.minutes ?? step.minutes, worksheet: choice?.worksheet };
  });
}

/** The rows in the API's form; null when nothing differs from the framework. */
export function choicesOf(rows: readonly StepRow[]): StepChoice[] | null {
  const same = rows.every(
    ({ step, chosen, minutes, worksheet }) =>
      chosen && minutes === step.minutes && (worksheet === undefined || worksheet === step.worksheet),
  );
  if (same) return null;
  return rows.flatMap(({ step: { key }, chosen, minutes, worksheet }) =>
    chosen ? [{ key, minutes, ...(worksheet === undefined ? {} : { worksheet }) }] : [],
  );
}

/** The choices that a session with this framework will have; null (all steps) when none of the chosen ones is left. */
export function fittingChoices(framework: Framework, choices: readonly StepChoice[] | null): StepChoice[] | null {
  const rows = stepRows(framework, choices);
  return rows.some(({ chosen }) => chosen) ? choicesOf(rows) : null;
}
