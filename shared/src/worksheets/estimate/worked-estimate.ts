import { EstimateCalculator, type Worked } from "./calculator.js";
import { evaluateFormula } from "./formula.js";
import { dimensionOf, FormulaFault, type Quantity, sameDimension } from "./quantities/quantity.js";
import { formatNumber } from "./say-quantity.js";

/** One worked quantity. With an empty `key` it is a remark that is not computed and that no formula can name. */
export interface WorkedEstimate {
  readonly key: string;
  readonly name: string;
  readonly formula: string;
  /** The result to the digits that matter, with its unit: "5 787/s". Text in brackets is not checked. */
  readonly exact: string;
}

/** Computes every row with a key, in whatever order they are; a circle of names is a fault of every row in it. */
export function workEstimates(rows: readonly WorkedEstimate[]): ReadonlyMap<string, Worked> {
  const named = rows.filter(({ key }) => key !== "");
  const worked = new EstimateCalculator().calculate(named.map(({ key, formula }) => ({ id: key, name: key, formula })));
  return new Map([...worked].filter((entry): entry is [string, Worked] => entry[1] !== null));
}

/** Faults of the arithmetic: row's index -> a clause that follows the row's name. Empty if everything is right. */
export function estimateFaults(rows: readonly WorkedEstimate[]): ReadonlyMap<number, string> {
  const worked = workEstimates(rows);
  const faults = new Map<number, string>();
  rows.forEach((row, index) => {
    const result = worked.get(row.key);
    if (result === undefined) return;
    const fault = result.ok ? (oddUnits(result) ?? disagreement(row.exact, result.quantity)) : result.fault;
    if (fault !== null) faults.set(index, fault);
  });
  return faults;
}

/** A worked example is not to mix units, where a worksheet only warns. */
const oddUnits = ({ warnings }: Extract<Worked, { ok: true }>): string | null =>
  warnings.find(({ kind }) => kind !== "reading")?.text ?? null;

/** How the written result differs from the computed one; null if it is that, rounded to its own digits. */
function disagreement(exact: string, computed: Quantity): string | null {
  const written = withoutRemark(exact);
  let claimed: Quantity;
  try {
    claimed = evaluateFormula(written, () => undefined, computed.data === 0 ? "" : "data");
  } catch (error) {
    if (error instanceof FormulaFault) return `has a result that cannot be read: it ${error.message}`;
    throw error;
  }
  if (!sameDimension(claimed, computed))
    return `says ${dimensionOf(claimed)}, but its formula gives ${dimensionOf(computed)}`;
  const unit = unitOfResult(written);
  const tolerance = (0.5 * unit) / 10 ** decimalsOf(written) + Math.abs(computed.value) * 1e-9;
  if (Math.abs(claimed.value - computed.value) <= tolerance) return null;
  return `says ${written}, but its formula gives ${formatLike(written, computed)}`;
}

const NUMBER = /\d{1,3}(?: \d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?(?:e[+-]?\d+)?/;

const withoutRemark = (exact: string) => exact.replace(/\s*\([^)]*\)\s*$/, "").trim();

/** How many decimals were written: 3.52e12 has two (of 1e12), 5 787 has none. */
function decimalsOf(written: string): number {
  return (NUMBER.exec(written)?.[0].split("e")[0]?.split(".")[1] ?? "").length;
}

/** How much "1" of the last number's unit is: 250 GB -> 1e9, 3.52e12 -> 1e12. */
function unitOfResult(written: string): number {
  const one = written.replace(NUMBER, (number) => `1${/e[+-]?\d+$/.exec(number)?.[0] ?? ""}`);
  return Math.abs(evaluateFormula(one, () => undefined).value);
}

/** The quantity in the unit of a written result, to four digits: "250 GB" -> "91.25 GB". */
export function formatLike(written: string, quantity: Quantity): string {
  try {
    const sample = withoutRemark(written);
    const plainUnit = sample.replace(NUMBER, "1");
    const amount = quantity.value / evaluateFormula(plainUnit, () => undefined).value;
    return sample.replace(NUMBER, formatNumber(amount));
  } catch {
    return formatNumber(quantity.value);
  }
}
