import { countedWord } from "./counted-things.js";
import { type FormulaNode, isFunction } from "./formula-node.js";
import { commaFault, formulaTokens, type Token } from "./formula-tokens.js";
import { FormulaFault, multiply, plain, type Quantity, type Span } from "./quantity.js";
import { quantityKey } from "./quantity-name.js";
import { countedNamed, unitLike, unitNamed } from "./units.js";

/** Deepest nesting of brackets, signs and powers. */
export const MAX_NESTING = 30;
/** Most words of one name. */
const MAX_NAME_WORDS = 8;

/** Parses a formula. `isName` tells whether there is a quantity with this key. Throws FormulaFault. */
export function parseFormula(formula: string, isName: (key: string) => boolean): FormulaNode {
  return new Parser(formula, formulaTokens(formula), isName).whole();
}

/** Recursive descent, at most MAX_NESTING deep. */
class Parser {
  #at = 0;
  #depth = 0;
  /** After "in" every word is a unit. */
  #inUnit = false;

  constructor(
    readonly formula: string,
    readonly tokens: readonly Token[],
    readonly isName: (key: string) => boolean,
  ) {}

  whole(): FormulaNode {
    let node = this.#sum();
    if (this.#takeWord("in")) node = this.#shownIn(node);
    const token = this.tokens[this.#at];
    if (token === undefined) return node;
    if (token.text === ",") throw commaFault(this.formula, token);
    throw new FormulaFault(`does not know what to do with "${token.text}"`, token);
  }

  /** "… in MB/s", "… in /s". */
  #shownIn(of: FormulaNode): FormulaNode {
    this.#inUnit = true;
    const first = this.tokens[this.#at];
    const one = { kind: "number", quantity: plain(1), from: first?.from ?? 0, to: first?.from ?? 0 } as const;
    const unit = this.#take("/") ? this.#signed("/", one, this.#unary()) : this.#product();
    const text = this.formula.slice(first?.from ?? 0, unit.to).trim();
    return { kind: "in", of, unit, text, from: of.from, to: unit.to };
  }

  #sum(): FormulaNode {
    let left = this.#product();
    for (;;) {
      if (this.#take("+")) left = this.#signed("+", left, this.#product());
      else if (this.#take("-")) left = this.#signed("-", left, this.#product());
      else return left;
    }
  }

  #product(): FormulaNode {
    let left = this.#unary();
    for (;;) {
      if (this.#take("*", "×", "·")) left = this.#signed("*", left, this.#unary());
      else if (this.#take("/", ":") || this.#takeWord("per")) left = this.#signed("/", left, this.#unary());
      else return left;
    }
  }

  #unary(): FormulaNode {
    const { from } = this.tokens[this.#at] ?? { from: 0 };
    if (!this.#take("-")) return this.#power();
    const of = this.#deeper(() => this.#unary());
    return { kind: "negative", of, from, to: of.to };
  }

  #power(): FormulaNode {
    const base = this.#atom();
    if (!this.#take("^")) return base;
    return this.#signed(
      "^",
      base,
      this.#deeper(() => this.#unary()),
    );
  }

  #atom(): FormulaNode {
    const token = this.tokens[this.#at];
    if (token === undefined)
      throw new FormulaFault("ends too early", { from: this.formula.length, to: this.formula.length });
    this.#at += 1;
    if (token.text === "(") {
      const inside = this.#deeper(() => this.#sum());
      return { ...inside, from: token.from, to: this.#close() };
    }
    if (token.kind === "number") return this.#withUnits(token);
    if (token.kind === "name") return this.#named(token);
    throw new FormulaFault(`has "${token.text}" where a number or a name belongs`, token);
  }

  /** "5 GB" and "500 million posts" bind tighter than any sign, so "1 / 5 s" divides by five seconds. */
  #withUnits(number: Token): FormulaNode {
    let quantity: Quantity = plain(Number(number.text.replaceAll(" ", "")));
    let to = number.to;
    for (;;) {
      const token = this.tokens[this.#at];
      const isWord = token?.kind === "name" && token.text !== "in" && this.tokens[this.#at + 1]?.text !== "(";
      const unit = isWord ? (unitNamed(token.text) ?? countedNamed(token.text)) : undefined;
      if (unit === undefined || token === undefined) break;
      this.#at += 1;
      to = token.to;
      quantity = { ...at({ from: number.from, to }, () => multiply(quantity, unit)), shownIn: unit.shownIn };
    }
    return { kind: "number", quantity, from: number.from, to };
  }

  #named(first: Token): FormulaNode {
    const several = this.#longName();
    if (several !== null) return several;
    const { text } = first;
    if (this.tokens[this.#at]?.text === "(") return this.#call(first);
    const key = quantityKey(text);
    const unit = unitNamed(text) ?? (this.isName(key) || !this.#isCountedUnit(text) ? undefined : countedNamed(text));
    if (unit !== undefined) return { kind: "number", quantity: unit, from: first.from, to: first.to };
    if (this.isName(key)) return { kind: "name", key, text, from: first.from, to: first.to };
    const like = unitLike(text);
    const meant = like === undefined ? "" : `; the unit is written ${like}`;
    throw new FormulaFault(`names "${text}", which is neither a unit nor a quantity here${meant}`, first);
  }

  /** In "/ user" the word is a unit; elsewhere a word without a number is the name of a missing quantity. */
  #isCountedUnit(text: string): boolean {
    if (this.#inUnit) return true;
    const before = this.tokens[this.#at - 2]?.text ?? "";
    return ["/", ":", "per"].includes(before) && countedWord(text) === text;
  }

  /** Reads the longest existing name of several words. */
  #longName(): FormulaNode | null {
    const begin = this.#at - 1;
    let end = this.#at;
    while ((this.tokens[end]?.kind ?? "sign") !== "sign" && end - begin < MAX_NAME_WORDS) end += 1;
    for (; end - begin > 1; end -= 1) {
      const [from, to] = [(this.tokens[begin] as Token).from, (this.tokens[end - 1] as Token).to];
      const text = this.formula.slice(from, to);
      const key = quantityKey(text);
      if (!this.isName(key)) continue;
      this.#at = end;
      return { kind: "name", key, text, from, to };
    }
    return null;
  }

  #call(name: Token): FormulaNode {
    if (!isFunction(name.text))
      throw new FormulaFault(`calls "${name.text}", and knows ceil, floor, round, min and max alone`, name);
    this.#at += 1;
    const values = [this.#deeper(() => this.#sum())];
    while (this.#take(",")) values.push(this.#deeper(() => this.#sum()));
    return { kind: "call", name: name.text, values, from: name.from, to: this.#close() };
  }

  #signed(sign: "+" | "-" | "*" | "/" | "^", left: FormulaNode, right: FormulaNode): FormulaNode {
    return { kind: "sign", sign, left, right, from: left.from, to: right.to };
  }

  #close(): number {
    const token = this.tokens[this.#at];
    if (token?.text === ",") throw commaFault(this.formula, token);
    if (!this.#take(")")) throw new FormulaFault("has a bracket that is not closed", token);
    return (token as Token).to;
  }

  #deeper<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > MAX_NESTING)
      throw new FormulaFault(`nests more than ${MAX_NESTING} deep`, this.tokens[this.#at - 1]);
    const result = read();
    this.#depth -= 1;
    return result;
  }

  #take(...signs: string[]): boolean {
    const token = this.tokens[this.#at];
    if (token?.kind !== "sign" || !signs.includes(token.text)) return false;
    this.#at += 1;
    return true;
  }

  #takeWord(word: string): boolean {
    const token = this.tokens[this.#at];
    if (token?.kind !== "name" || token.text !== word) return false;
    this.#at += 1;
    return true;
  }
}

/** Runs `run` and gives its fault this place, unless the fault already has a more exact one. */
export function at<T>(span: Span, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof FormulaFault && error.span === undefined)
      throw new FormulaFault(error.message, { from: span.from, to: span.to });
    throw error;
  }
}
