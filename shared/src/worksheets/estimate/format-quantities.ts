import type { Row } from "../schema.js";
import { EstimateCalculator, type Worked } from "./calculator.js";
import { sayAloud, sayExactly } from "./say-quantity.js";

export type QuantityRows = readonly Row<"estimate", "quantity">[];

/** A row of the estimate with its result as text. The id stays the same when the row is renamed. */
interface FormattedQuantity {
  readonly id: string;
  readonly name: string;
  /** "231 481 reads/s"; empty while there is no result. */
  readonly exact: string;
  /** "about 230 000 reads/s"; empty while there is no result. */
  readonly aloud: string;
  /** Why there is no result, as a sentence: "The formula divides by zero."; null with a result or without formula. */
  readonly fault: string | null;
  /** Sentences on units that do not fit, and on signs that were read one way of several. */
  readonly warnings: readonly string[];
}

const known = new WeakMap<QuantityRows, ReadonlyMap<string, Worked | null>>();

/**
 * Results of all rows by id. An unchanged sheet has the same list of rows, for which the results are cached: calls from
 * many places cost one calculation.
 */
export function workedQuantities(
  rows: QuantityRows,
  calculator = new EstimateCalculator(),
): ReadonlyMap<string, Worked | null> {
  const before = known.get(rows);
  if (before !== undefined) return before;
  const worked = calculator.calculate(rows);
  known.set(rows, worked);
  return worked;
}

export function formatQuantity(
  { id, name }: { readonly id: string; readonly name: string },
  worked: Worked | null,
): FormattedQuantity {
  if (worked === null) return { id, name, exact: "", aloud: "", fault: null, warnings: [] };
  if (!worked.ok) return { id, name, exact: "", aloud: "", fault: faultSentence(worked), warnings: [] };
  const { quantity, given } = worked;
  const warnings = worked.warnings.map(({ text }) => `The formula ${text}.`);
  return { id, name, exact: sayExactly(quantity), aloud: sayAloud(quantity, given), fault: null, warnings };
}

/** The fault as a sentence: "The formula adds requests per time to data." */
export function faultSentence({ of, fault }: Extract<Worked, { ok: false }>): string {
  return `The ${of} ${fault}.`;
}
