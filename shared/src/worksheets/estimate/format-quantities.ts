import type { Row } from "../schema.js";
import { EstimateCalculator, type Worked } from "./calculator.js";
import { sayAloud, sayExactly } from "./say-quantity.js";

export type QuantityRows = readonly Row<"estimate", "quantity">[];

/** A row of the estimate with its result as text. Ids never change, whatever the row is called. */
export interface FormattedQuantity {
  readonly id: string;
  readonly name: string;
  /** "231 481 reads/s"; empty while there is none. */
  readonly exact: string;
  /** "about 230 000 reads/s"; empty while there is none. */
  readonly aloud: string;
  /** Why there is none, as a sentence: "The formula divides by zero."; null when there is one, or no formula yet. */
  readonly fault: string | null;
}

const known = new WeakMap<QuantityRows, ReadonlyMap<string, Worked | null>>();

/**
 * Results of all rows by id. The rows of a sheet that did not change are the same list, and so are their results:
 * calling this from many places costs one calculation.
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
  if (worked === null) return { id, name, exact: "", aloud: "", fault: null };
  if (!worked.ok) return { id, name, exact: "", aloud: "", fault: faultSentence(worked) };
  const { quantity, given } = worked;
  return { id, name, exact: sayExactly(quantity), aloud: sayAloud(quantity, given), fault: null };
}

/** "The formula adds requests per time to data." */
export function faultSentence({ of, fault }: Extract<Worked, { ok: false }>): string {
  return `The ${of} ${fault}.`;
}
