import type { Framework, Step } from "@casement/shared/session/framework";
import type { StepChoice } from "@casement/shared/session/plan-options";

/** A step of the framework as the form shows it. */
export interface StepRow {
  readonly step: Step;
  readonly chosen: boolean;
  readonly minutes: number;
  /** undefined: the framework's own. */
  readonly worksheet: StepChoice["worksheet"];
}

/** All steps of the framework; choices for steps that it does not have (any more) are left out. */
export function stepRows({ steps }: Framework, choices: readonly StepChoice[] | null): StepRow[] {
  return steps.map((step) => {
    const choice = choices?.find(({ key }) => key === step.key);
    const chosen = choices === null || choice !== undefined;
    return { step, chosen, minutes: choice?.minutes ?? step.minutes, worksheet: choice?.worksheet };
  });
}

/** The rows as they are sent; null when nothing differs from the framework. */
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

/** What a session with these choices will be: the framework's own steps when none of the chosen ones is left. */
export function fittingChoices(framework: Framework, choices: readonly StepChoice[] | null): StepChoice[] | null {
  const rows = stepRows(framework, choices);
  return rows.some(({ chosen }) => chosen) ? choicesOf(rows) : null;
}
