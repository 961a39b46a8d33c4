import { dimensionOf, isComparable, type Quantity, type Span, type Warn, withUnit } from "../quantities/quantity.js";

/** A parsed formula. Names are keys of quantities (see quantityKey). */
export type FormulaNode = Span &
  (
    | { readonly kind: "number"; readonly quantity: Quantity }
    | { readonly kind: "name"; readonly key: string; readonly text: string }
    | {
        readonly kind: "sign";
        readonly sign: "+" | "-" | "*" | "/" | "^";
        readonly left: FormulaNode;
        readonly right: FormulaNode;
      }
    | { readonly kind: "negative"; readonly of: FormulaNode }
    | { readonly kind: "call"; readonly name: string; readonly values: readonly FormulaNode[] }
    | { readonly kind: "in"; readonly of: FormulaNode; readonly unit: FormulaNode; readonly text: string }
  );

const FUNCTIONS: ReadonlyMap<string, (values: readonly number[]) => number> = new Map([
  ["ceil", ([value = 0]: readonly number[]) => Math.ceil(value - 1e-9)],
  ["floor", ([value = 0]: readonly number[]) => Math.floor(value + 1e-9)],
  ["round", ([value = 0]: readonly number[]) => Math.round(value)],
  ["min", (values: readonly number[]) => Math.min(...values)],
  ["max", (values: readonly number[]) => Math.max(...values)],
]);

export const isFunction = (name: string): boolean => FUNCTIONS.has(name);

/** Whether a function takes several values, so that commas stand between them and not in numbers. */
export const takesSeveral = (name: string): boolean => name === "min" || name === "max";

/** Calls one of the five functions; warns if the values are not of one dimension. */
export function callFunction(name: string, values: readonly [Quantity, ...Quantity[]], warn: Warn): Quantity {
  const [first] = values;
  const odd = values.find((value) => !isComparable(value, first));
  if (odd !== undefined) warn(`compares ${dimensionOf(first)} with ${dimensionOf(odd)} in ${name}`);
  const value = (FUNCTIONS.get(name) as (values: readonly number[]) => number)(values.map((each) => each.value));
  const { data, time } = withUnit(values);
  const words = first.words ?? values.find((each) => each.words !== undefined)?.words;
  return { value, data, time, ...(words === undefined ? {} : { words }) };
}

/** Every name in a formula, from left to right. */
export function namesIn(node: FormulaNode): Extract<FormulaNode, { kind: "name" }>[] {
  if (node.kind === "name") return [node];
  if (node.kind === "sign") return [...namesIn(node.left), ...namesIn(node.right)];
  if (node.kind === "call") return node.values.flatMap(namesIn);
  if (node.kind === "in") return [...namesIn(node.of), ...namesIn(node.unit)];
  return node.kind === "negative" ? namesIn(node.of) : [];
}
