import type { GuidePart } from "@casement/shared/problem/problem";
import type { WorksheetKind } from "@casement/shared/worksheets/worksheet";

interface PlannedStep {
  readonly worksheet?: WorksheetKind | null | undefined;
}

const TOGETHER: Readonly<Partial<Record<GuidePart, GuidePart>>> = { api: "data-model", "data-model": "api" };

/** The parts of the guide that a step is about. API and data model go together unless each has a step of its own. */
export function partsOfStep(steps: readonly PlannedStep[], index: number): readonly GuidePart[] {
  const step = steps[index];
  if (step === undefined) return [];
  const kind = step.worksheet ?? "design";
  const other = TOGETHER[kind];
  const alone = other === undefined || steps.some(({ worksheet }) => worksheet === other);
  return alone ? [kind] : [kind, other];
}
