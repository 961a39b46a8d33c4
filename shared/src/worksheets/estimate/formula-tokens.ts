import { FormulaFault, type Span } from "./quantity.js";

export const MAX_FORMULA_LENGTH = 300;

export interface Token extends Span {
  readonly kind: "number" | "name" | "sign";
  readonly text: string;
}

/** Thousands may be set apart by spaces: 86 400. "×", "·" and "*" multiply, ":" and "/" divide. */
const TOKEN =
  /\s*(?:(\d{1,3}(?: \d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([\p{L}_][\p{L}\p{M}\p{N}_]*|%)|(.))/suy;
const SIGNS = "+-*×·/:^(),";
/** Some people write 86,400 for thousands, but here a comma separates the arguments of a function. */
const COMMA_THOUSANDS = /\d,\d{3}(?!\d)/;

/** Splits a formula into tokens; ignores a leading "=", which spreadsheets require. Throws FormulaFault. */
export function formulaTokens(formula: string): Token[] {
  if (formula.length > MAX_FORMULA_LENGTH) throw new FormulaFault(`is longer than ${MAX_FORMULA_LENGTH} characters`);
  const found: Token[] = [];
  const end = formula.trimEnd().length;
  TOKEN.lastIndex = /^\s*=?/.exec(formula)?.[0].length ?? 0;
  while (TOKEN.lastIndex < end) {
    const [, number, name, sign] = TOKEN.exec(formula) ?? [];
    const text = number ?? name ?? sign ?? "?";
    const span = { from: TOKEN.lastIndex - text.length, to: TOKEN.lastIndex };
    if (number !== undefined) found.push({ kind: "number", text, ...span });
    else if (name !== undefined) found.push({ kind: "name", text, ...span });
    else if (SIGNS.includes(text)) found.push({ kind: "sign", text, ...span });
    else throw new FormulaFault(`has a sign it cannot use: ${text}`, span);
  }
  return found;
}

/** The fault of a comma outside a function. */
export const commaFault = (formula: string, span: Span): FormulaFault =>
  new FormulaFault(
    COMMA_THOUSANDS.test(formula)
      ? "sets thousands apart by a comma: write 86 400 or 86400"
      : "has a comma out of place",
    span,
  );
