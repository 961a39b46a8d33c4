import { callFunction, type FormulaNode } from "./formula-node.js";
import { at, parseFormula } from "./parse-formula.js";
import { add, dimensionOf, divide, FormulaFault, isComparable, multiply, type Quantity, raise } from "./quantity.js";

/** Returns the quantity with a key, or undefined if there is none. May throw FormulaFault. */
export type Resolve = (key: string) => Quantity | undefined;

/**
 * Computes a formula of numbers, units, names and five functions. The language has no properties and no assignment, so
 * a formula can reach nothing of the program. Throws FormulaFault.
 */
export function evaluateFormula(formula: string, resolve: Resolve): Quantity {
  return evaluateNode(
    parseFormula(formula, (key) => resolve(key) !== undefined),
    resolve,
  );
}

/** Computes a parsed formula. Throws FormulaFault with the place of the fault. */
export function evaluateNode(node: FormulaNode, resolve: Resolve): Quantity {
  const compute = (each: FormulaNode) => evaluateNode(each, resolve);
  switch (node.kind) {
    case "number":
      return at(node, () => finite(node.quantity));
    case "name":
      return at(node, () => named(node.text, resolve(node.key)));
    case "negative": {
      const { shownIn: _, ...of } = compute(node.of);
      return { ...of, value: -of.value };
    }
    case "call":
      return at(node, () => callFunction(node.name, node.values.map(compute)));
    case "in":
      return at(node.unit, () => shownIn(compute(node.of), compute(node.unit), node.text));
    case "sign": {
      const [left, right] = [compute(node.left), compute(node.right)];
      if (node.sign === "^") return at(node, () => raise(left, right));
      return at(node.right, () => combine(node.sign, left, right));
    }
  }
}

function combine(sign: "+" | "-" | "*" | "/" | "^", left: Quantity, right: Quantity): Quantity {
  if (sign === "*") return multiply(left, right);
  if (sign === "/") return divide(left, right);
  return add(left, right, sign === "+" ? 1 : -1);
}

function named(text: string, found: Quantity | undefined): Quantity {
  if (found === undefined) throw new FormulaFault(`names "${text}", which is neither a unit nor a quantity here`);
  return found;
}

function finite(quantity: Quantity): Quantity {
  if (!Number.isFinite(quantity.value)) throw new FormulaFault("is too large to compute");
  return quantity;
}

function shownIn(quantity: Quantity, unit: Quantity, text: string): Quantity {
  if (!isComparable(quantity, unit))
    throw new FormulaFault(`is to be shown in ${dimensionOf(unit)}, and gives ${dimensionOf(quantity)}`);
  if (unit.value <= 0) throw new FormulaFault("is to be shown in a unit that is nothing");
  return { ...quantity, shownIn: { text, size: unit.value } };
}
