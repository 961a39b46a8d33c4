import { plainFormula } from "../notation/formula-text.js";
import { readNumber } from "../notation/number-text.js";
import { FormulaFault, type Span } from "../quantities/quantity.js";
import { takesSeveral } from "./formula-node.js";

export const MAX_FORMULA_LENGTH = 300;

type Text =
  | { readonly kind: "number"; readonly text: string; readonly value: number; readonly remark: string | null }
  | { readonly kind: "name" | "sign" | "odd"; readonly text: string };

/** `text` is in plain signs; the place is that in the typed formula. An "odd" sign means nothing in a formula. */
export type Token = Span & Text;

/** "×", "·" and "*" multiply, ":" and "/" divide. "x" between two digits multiplies as well. */
const TOKEN = /(?<=\d ?)([xX])(?= ?\d)|([\p{L}_][\p{L}\p{N}\p{M}_]*|%)|(\*\*|[-=]>|[~=]=|.)/suy;
/** Names of plain letters, which need no tables of Unicode; "x" is left to TOKEN. */
const PLAIN_NAME = /(?![xX])[A-Za-z_][A-Za-z0-9_]*(?![A-Za-z0-9_]|[^ -~])/y;
const BEGINS_NUMBER = /[\d.]/y;
const SPACE = /\s*/y;
const SIGNS = "+-*×·/:^(),~=";
/** Ways to write the "=" before a result. */
const EQUALS = new Set(["->", "=>", "~=", "=="]);

/** Splits a formula into tokens; ignores a leading "=", which spreadsheets require. Throws FormulaFault. */
export function formulaTokens(formula: string): Token[] {
  if (formula.length > MAX_FORMULA_LENGTH) throw new FormulaFault(`is longer than ${MAX_FORMULA_LENGTH} characters`);
  const { text, places } = plainFormula(formula);
  const end = text.trimEnd().length;
  const found: Token[] = [];
  /** For every open bracket, whether commas separate in it. */
  const brackets: boolean[] = [];
  let at = /^\s*=?/.exec(text)?.[0].length ?? 0;
  for (;;) {
    SPACE.lastIndex = at;
    SPACE.test(text);
    at = SPACE.lastIndex;
    if (at >= end) return found;
    const token = tokenAt(text, at, brackets.at(-1) === true);
    at = token.to;
    if (token.text === "(") brackets.push(takesSeveral(found.at(-1)?.text ?? ""));
    if (token.text === ")") brackets.pop();
    found.push(places === null ? token : typedToken(token, places));
  }
}

/** The token with its place in the typed formula. */
const typedToken = (token: Token, places: readonly number[]): Token => ({
  ...token,
  from: places[token.from] as number,
  to: places[token.to] as number,
});

/** The token at `from`, with its place in `text`. Copying tokens took longer than all else: each is made only once. */
function tokenAt(text: string, from: number, inCall: boolean): Token {
  BEGINS_NUMBER.lastIndex = from;
  const number = BEGINS_NUMBER.test(text) ? readNumber(text, from, inCall) : null;
  if (number !== null) {
    const { value, length, remark } = number;
    return { kind: "number", text: text.slice(from, from + length), value, remark, from, to: from + length };
  }
  PLAIN_NAME.lastIndex = from;
  if (PLAIN_NAME.test(text)) return textToken("name", text.slice(from, PLAIN_NAME.lastIndex), from);
  TOKEN.lastIndex = from;
  const [, times, name, sign = "?"] = TOKEN.exec(text) ?? [];
  if (times !== undefined) return { kind: "sign", text: "*", from, to: from + 1 };
  if (name !== undefined) return textToken("name", name, from);
  if (sign === "**") return { kind: "sign", text: "^", from, to: from + 2 };
  if (EQUALS.has(sign)) return { kind: "sign", text: "=", from, to: from + 2 };
  return textToken(SIGNS.includes(sign) ? "sign" : "odd", sign, from);
}

const textToken = (kind: "name" | "sign" | "odd", text: string, from: number): Token => ({
  kind,
  text,
  from,
  to: from + text.length,
});

/** The fault of a comma outside a function. */
export const commaFault = (span: Span): FormulaFault => new FormulaFault("has a comma out of place", span);
