import { namesIn } from "./parsing/formula-node.js";
import { parseFormula } from "./parsing/parse-formula.js";
import { FormulaFault, type Span } from "./quantities/quantity.js";
import { quantityKey } from "./quantities/quantity-name.js";

/** Where a formula names this quantity, first to last. `keys`: of all quantities, including this one's old key. */
export function placesOfName(formula: string, key: string, keys: ReadonlySet<string>): Span[] {
  try {
    const { node } = parseFormula(formula, { isName: (name) => keys.has(name) || name === key, rowName: "" });
    return namesIn(node)
      .filter((name) => name.key === key)
      .map(({ from, to }) => ({ from, to }))
      .sort((a, b) => a.from - b.from);
  } catch (error) {
    // A formula that cannot be parsed names nothing; its author sees the fault.
    if (error instanceof FormulaFault) return [];
    throw error;
  }
}

/** Edits that put the new name into a formula, last place first, so that no edit moves the place of the next one. */
export function renameEdits(
  formula: string,
  oldKey: string,
  newName: string,
  keys: ReadonlySet<string>,
): (Span & { readonly text: string })[] {
  const text = quantityKey(newName);
  if (text === "" || text === oldKey) return [];
  return placesOfName(formula, oldKey, keys)
    .map((span) => ({ ...span, text }))
    .reverse();
}
