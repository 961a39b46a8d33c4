import { clockFace } from "@casement/shared/lib/clock-face";
import { FILL, LOOKS, type PageWriter } from "./page-writer.js";
import type { RibbonStep } from "./report-content.js";

const HEIGHT = 18;
const GAP = 3;
/** Between the lines that hatch an overrun. */
const HATCH = 3;

/** The steps as a band: each as wide as its budget, filled as far as it was used, hatched as far as it ran over. */
export function drawRibbon(page: PageWriter, steps: readonly RibbonStep[]): void {
  const { x, width } = page.column;
  const total = steps.reduce((sum, step) => sum + Math.max(step.budgetMs, step.spentMs), 0);
  if (total === 0) return;
  page.need(HEIGHT + LOOKS.label.leading);
  const perMs = Math.max(0, width - GAP * (steps.length - 1)) / total;
  page.tagged(
    "Figure",
    () => {
      let left = x;
      for (const [index, step] of steps.entries()) {
        const wide = Math.max(step.budgetMs, step.spentMs) * perMs;
        drawStep(page, step, left, perMs);
        const [number] = page.setter.lines(String(index + 1), { ...LOOKS.label, width: 40 });
        if (number !== undefined) page.line(number, LOOKS.label, { x: left, width: 40 }, page.y + HEIGHT + 1);
        left += wide + GAP;
      }
    },
    undefined,
    describe(steps),
  );
  page.y += HEIGHT + LOOKS.label.leading + 6;
}

function drawStep({ doc, y }: PageWriter, { budgetMs, spentMs }: RibbonStep, x: number, perMs: number): void {
  const [budget, spent] = [budgetMs * perMs, spentMs * perMs];
  doc.rect(x, y, budget, HEIGHT).fill(FILL.accentSoft);
  doc.rect(x, y, Math.min(budget, spent), HEIGHT).fill(FILL.accent);
  if (spent <= budget) return;
  doc
    .save()
    .rect(x + budget, y, spent - budget, HEIGHT)
    .clip()
    .lineWidth(1)
    .strokeColor(FILL.over);
  for (let at = budget - HEIGHT; at < spent; at += HATCH) doc.moveTo(x + at, y + HEIGHT).lineTo(x + at + HEIGHT, y);
  doc.stroke().restore();
}

function describe(steps: readonly RibbonStep[]): string {
  const said = steps.map(({ title, budgetMs, spentMs }) => `${title}: ${clockFace(spentMs)} of ${clockFace(budgetMs)}`);
  return `Time per step against its budget. ${said.join("; ")}.`;
}
