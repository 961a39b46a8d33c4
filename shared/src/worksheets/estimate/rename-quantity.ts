import { namesIn } from "./formula-node.js";
import { parseFormula } from "./parse-formula.js";
import { FormulaFault, type Span } from "./quantity.js";
import { quantityKey } from "./quantity-name.js";

/** Where a formula names this quantity, first to last. `keys` are those of all quantities, this one's old key among them. */
export function placesOfName(formula: string, key: string, keys: ReadonlySet<string>): Span[] {
  try {
    const node = parseFormula(formula, (name) => keys.has(name) || name === key);
    return namesIn(node)
      .filter((name) => name.key === key)
      .map(({ from, to }) => ({ from, to }))
      .sort((a, b) => a.from - b.from);
  } catch (error) {
    // What cannot be read names nothing; its author sees why.
    if (error instanceof FormulaFault) return [];
    throw error;
  }
}

/** The edits that make a formula call a quantity by its new name, last place first, so that each fits the one before. */
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
