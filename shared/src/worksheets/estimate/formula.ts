import { callFunction, type FormulaNode } from "./parsing/formula-node.js";
import { parseFormula } from "./parsing/parse-formula.js";
import {
  add,
  dimensionOf,
  divide,
  FormulaFault,
  type FormulaWarning,
  isComparable,
  multiply,
  placingFaults,
  type Quantity,
  raise,
  type Span,
  sameDimension,
  type Warn,
} from "./quantities/quantity.js";

/** Returns the quantity with a key, or undefined if there is none. May throw FormulaFault. */
export type Resolve = (key: string) => Quantity | undefined;
type OnWarning = (warning: FormulaWarning) => void;

/**
 * Computes a formula of numbers, units, names and five functions. The language has no properties and no assignment, so
 * a formula can reach nothing of the program. Throws FormulaFault.
 * @param rowName what the formula is for, which tells billions from bytes.
 */
export function evaluateFormula(formula: string, resolve: Resolve, rowName = ""): Quantity {
  const isName = (key: string) => resolve(key) !== undefined;
  return evaluateNode(parseFormula(formula, { isName, rowName }).node, resolve, () => {});
}

/** Computes a parsed formula. Units that do not fit warn. Throws FormulaFault with the place of the fault. */
export function evaluateNode(node: FormulaNode, resolve: Resolve, onWarning: OnWarning): Quantity {
  const compute = (each: FormulaNode) => evaluateNode(each, resolve, onWarning);
  const warnAt =
    ({ from, to }: Span): Warn =>
    (text) =>
      onWarning({ kind: "units", text, from, to });
  switch (node.kind) {
    case "number":
      return placingFaults(node, () => finite(node.quantity));
    case "name":
      return placingFaults(node, () => named(node.text, resolve(node.key)));
    case "negative": {
      const { shownIn: _, ...of } = compute(node.of);
      return { ...of, value: -of.value };
    }
    case "call": {
      const values = node.values.map(compute) as [Quantity, ...Quantity[]];
      return placingFaults(node, () => callFunction(node.name, values, warnAt(node)));
    }
    case "in":
      return placingFaults(node.unit, () =>
        shownIn(compute(node.of), compute(node.unit), node.text, warnAt(node.unit)),
      );
    case "sign": {
      const [left, right] = [compute(node.left), compute(node.right)];
      if (node.sign === "^") return placingFaults(node, () => raise(left, right, warnAt(node)));
      return placingFaults(node.right, () => combine(node.sign, left, right, warnAt(node.right)));
    }
  }
}

function combine(sign: "+" | "-" | "*" | "/" | "^", left: Quantity, right: Quantity, warn: Warn): Quantity {
  if (sign === "*") return multiply(left, right);
  if (sign === "/") return divide(left, right);
  return add(left, right, sign === "+" ? 1 : -1, warn);
}

function named(text: string, found: Quantity | undefined): Quantity {
  if (found === undefined) throw new FormulaFault(`names “${text}”, which is neither a unit nor a quantity here`);
  return found;
}

function finite(quantity: Quantity): Quantity {
  if (!Number.isFinite(quantity.value)) throw new FormulaFault("is too large to compute");
  return quantity;
}

/** A number without data and time takes the unit, as a count of bytes if it is one of data; data stays data, also "in s". */
function shownIn(quantity: Quantity, unit: Quantity, text: string, warn: Warn): Quantity {
  if (unit.value <= 0) throw new FormulaFault("should be shown in a unit that is zero");
  const shown = { text, size: unit.value };
  if (isComparable(quantity, unit)) return { ...quantity, shownIn: shown };
  warn(`should be shown in ${dimensionOf(unit)}, but gives ${dimensionOf(quantity)}`);
  if (sameDimension(quantity, unit)) return { ...quantity, words: unit.words, shownIn: shown };
  if (quantity.data !== 0 || quantity.time !== 0) return quantity;
  return { ...unit, value: quantity.value * (unit.data === 0 ? unit.value : 1), shownIn: shown };
}
