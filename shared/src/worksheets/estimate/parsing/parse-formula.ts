import { countedWord } from "../quantities/counted-things.js";
import {
  FormulaFault,
  type FormulaWarning,
  multiply,
  placingFaults,
  plain,
  type Quantity,
} from "../quantities/quantity.js";
import { quantityKey } from "../quantities/quantity-name.js";
import { countedNamed, unitMeant } from "../quantities/units.js";
import { billionOrBytes, isLetterB } from "./billion-or-bytes.js";
import { longNameAt, startsName } from "./formula-names.js";
import { type FormulaNode, isFunction } from "./formula-node.js";
import { commaFault, formulaTokens, type Token } from "./formula-tokens.js";
import { isApproximately, isBehindSlash, isOperatorWord, isPer, isQualifier, isTimes } from "./formula-words.js";
import { readClaims } from "./read-claims.js";
import { TokenReader } from "./token-reader.js";

interface FormulaContext {
  /** Whether there is a quantity with this key. */
  readonly isName: (key: string) => boolean;
  /** Name of the row that the formula is for, or empty. */
  readonly rowName: string;
}

interface ParsedFormula {
  readonly node: FormulaNode;
  /** Results that were written behind it: the "200M" of "500M × 40% = 200M". */
  readonly claims: readonly FormulaNode[];
  /** How it was read where it can also be read otherwise. */
  readonly warnings: readonly FormulaWarning[];
}

/** Parses a formula. Throws FormulaFault. */
export function parseFormula(formula: string, context: FormulaContext): ParsedFormula {
  const tokens = formulaTokens(formula);
  try {
    const parser = new Parser(formula, tokens, context);
    return { ...parser.whole(), warnings: parser.warnings };
  } catch (error) {
    // Whatever else the parser stumbled over, a sign that means nothing is the better explanation.
    const odd = tokens.find(({ kind }) => kind === "odd");
    if (error instanceof FormulaFault && odd !== undefined)
      throw new FormulaFault(`has a sign it cannot use: ${odd.text}`, odd);
    throw error;
  }
}

/** Recursive descent over the tokens. */
class Parser extends TokenReader {
  readonly #context: FormulaContext;
  readonly #ownKey: string;
  /** After "in" every word is a unit. */
  #inUnit = false;

  constructor(formula: string, tokens: readonly Token[], context: FormulaContext) {
    super(formula, tokens);
    this.#context = context;
    this.#ownKey = quantityKey(context.rowName);
  }

  get #naming() {
    return { formula: this.formula, tokens: this.tokens, isName: this.#context.isName };
  }

  whole(): Pick<ParsedFormula, "node" | "claims"> {
    this.#skipOwnName();
    let node = this.#sum();
    if (this.takeWord("in")) node = this.#shownIn(node);
    const read = readClaims(node, this, this.#context.rowName, () => this.#sum());
    const token = this.next;
    if (token === undefined) return read;
    if (token.text === ",") throw commaFault(token);
    throw new FormulaFault(`does not know what to do with “${token.text}”`, token);
  }

  /** The "posts per day =" of a formula that begins with what it is for. */
  #skipOwnName(): void {
    const end = this.tokens.findIndex(({ text }) => text === "=");
    if (end < 1 || this.#ownKey === "") return;
    if (quantityKey(this.formula.slice(0, this.tokens[end]?.from)) === this.#ownKey) this.at = end + 1;
  }

  /** "… in MB/s", "… in /s". */
  #shownIn(of: FormulaNode): FormulaNode {
    this.#inUnit = true;
    const first = this.next;
    const one = { kind: "number", quantity: plain(1), from: first?.from ?? 0, to: first?.from ?? 0 } as const;
    const unit = this.take("/") ? this.#signed("/", one, this.#unary()) : this.#product();
    const text = this.formula.slice(first?.from ?? 0, unit.to).trim();
    return { kind: "in", of, unit, text, from: of.from, to: unit.to };
  }

  #sum(): FormulaNode {
    let left = this.#product();
    for (;;) {
      if (this.take("+") || this.takeWord("plus")) left = this.#signed("+", left, this.#product());
      else if (this.take("-") || this.takeWord("minus")) left = this.#signed("-", left, this.#product());
      else return left;
    }
  }

  #product(): FormulaNode {
    let left = this.#unary();
    for (;;) {
      if (this.next?.text === "(") this.#remark();
      else if (this.#isFactorSign()) this.at += 1;
      else if (this.take("*", "×", "·") || this.takeIf(isTimes(this.tokens, this.at)))
        left = this.#signed("*", left, this.#unary());
      else if (this.take("/", ":") || this.takeIf(isPer(this.tokens, this.at)))
        left = this.#signed("/", left, this.#unary());
      else return left;
    }
  }

  /** The "x" of "3x", which multiplies nothing. */
  #isFactorSign(): boolean {
    const [token, next] = [this.next, this.tokens[this.at + 1]];
    if (token?.kind !== "name" || token.text.toLowerCase() !== "x") return false;
    return next === undefined || (next.kind === "sign" && !"(-~".includes(next.text));
  }

  /** "about 500 M" */
  #isApproximate(): boolean {
    const next = this.tokens[this.at + 1];
    return (
      isApproximately(this.tokens, this.at) &&
      next !== undefined &&
      next.kind !== "sign" &&
      !startsName(this.#naming, this.at)
    );
  }

  /** "200M (40%)": a bracket behind a value explains it. */
  #remark(): void {
    const first = this.next as Token;
    let open = 0;
    for (let at = this.at; at < this.tokens.length; at += 1) {
      const token = this.tokens[at] as Token;
      if (token.text === "(") open += 1;
      else if (token.text === ")") open -= 1;
      if (open > 0) continue;
      this.at = at + 1;
      const span = { from: first.from, to: token.to };
      this.warn(`leaves out ${this.formula.slice(span.from, span.to)}, which has no sign before it`, span);
      return;
    }
    throw new FormulaFault("has a bracket that is not closed", first);
  }

  #unary(): FormulaNode {
    const { from } = this.next ?? { from: 0 };
    while (this.take("~") || this.takeIf(this.#isApproximate()));
    if (!this.take("-")) return this.#power();
    const of = this.deeper(() => this.#unary());
    return { kind: "negative", of, from, to: of.to };
  }

  #power(): FormulaNode {
    const base = this.#atom();
    if (!this.take("^")) return base;
    return this.#signed(
      "^",
      base,
      this.deeper(() => this.#unary()),
    );
  }

  #atom(): FormulaNode {
    const token = this.next;
    if (token === undefined)
      throw new FormulaFault("ends too early", { from: this.formula.length, to: this.formula.length });
    this.at += 1;
    if (token.text === "(") {
      const inside = this.deeper(() => this.#sum());
      return { ...inside, from: token.from, to: this.close() };
    }
    if (token.kind === "number") return this.#withUnits(token);
    if (token.kind === "name") return this.#named(token);
    throw new FormulaFault(`has “${token.text}” where a number or a name belongs`, token);
  }

  /** "5 GB" and "500 million posts" bind tighter than any sign, so "1 / 5 s" divides by five seconds. */
  #withUnits(number: Token & { readonly kind: "number" }): FormulaNode {
    let quantity: Quantity = plain(number.value);
    let to = number.to;
    if (number.remark !== null) this.warn(number.remark, number);
    for (;;) {
      const token = this.next;
      if (token?.kind !== "name" || this.#isOperator(token)) break;
      const unit = this.#unitAfterNumber(token);
      if (unit === "none") break;
      this.at += 1;
      to = token.to;
      if (unit === "ignored") continue;
      quantity = { ...placingFaults({ from: number.from, to }, () => multiply(quantity, unit)), shownIn: unit.shownIn };
    }
    return { kind: "number", quantity, from: number.from, to };
  }

  #unitAfterNumber(token: Token): Quantity | "ignored" | "none" {
    const { text } = token;
    if (isLetterB(text)) {
      const { quantity, remark } = billionOrBytes(this.tokens, this.at, this.#context.rowName);
      if (remark !== null) this.warn(remark, token);
      return quantity;
    }
    const unit = this.#unitMeant(token) ?? countedNamed(text);
    if (unit !== undefined) return unit;
    if (isQualifier(this.tokens, this.at)) return "ignored";
    if (startsName(this.#naming, this.at)) return "none";
    this.warn(`leaves out “${text}”, which is not a unit here`, token);
    return "ignored";
  }

  #unitMeant(token: Token): Quantity | undefined {
    const meant = unitMeant(token.text);
    if (meant === undefined) return undefined;
    if (meant.remark !== null) this.warn(meant.remark, token);
    return meant.unit;
  }

  #named(first: Token): FormulaNode {
    const several = longNameAt(this.#naming, this.at - 1);
    if (several !== null) {
      this.at = several.end;
      return several.node;
    }
    const { text } = first;
    const isCalled = this.next?.text === "(";
    if (isCalled && isFunction(text)) return this.#call(first);
    const key = quantityKey(text);
    if (this.#context.isName(key) && !this.#isUnitHere(text, key))
      return { kind: "name", key, text, from: first.from, to: first.to };
    if (isCalled && unitMeant(text) === undefined) return this.#call(first);
    if (this.#isAfterSlash() && isQualifier(this.tokens, this.at - 1)) return this.#atom();
    const unit = this.#unitMeant(first) ?? this.#countedUnit(text);
    if (unit !== undefined) return { kind: "number", quantity: unit, from: first.from, to: first.to };
    throw new FormulaFault(`names “${text}”, which is neither a unit nor a quantity here`, first);
  }

  /** Whether a word that names a row is its unit all the same: after "in" and "per", and in that row itself. */
  #isUnitHere(text: string, key: string): boolean {
    const isOwn = key === this.#ownKey;
    if (unitMeant(text) !== undefined) return this.#inUnit || isOwn || isPer(this.tokens, this.at - 2);
    return countedNamed(text) !== undefined && (this.#inUnit || (isOwn && this.#isAfterSlash()));
  }

  /** In "/ user" the word is a unit; elsewhere a word without a number is the name of a missing quantity. */
  #countedUnit(text: string): Quantity | undefined {
    const isUnit = this.#inUnit || (this.#isAfterSlash() && countedWord(text) === text);
    return isUnit ? countedNamed(text) : undefined;
  }

  #isAfterSlash(): boolean {
    return isBehindSlash(this.tokens, this.at - 1);
  }

  #call(name: Token): FormulaNode {
    if (!isFunction(name.text))
      throw new FormulaFault(`calls “${name.text}”, but only ceil, floor, round, min and max are known`, name);
    this.at += 1;
    const values = [this.deeper(() => this.#sum())];
    while (this.take(",")) values.push(this.deeper(() => this.#sum()));
    return { kind: "call", name: name.text, values, from: name.from, to: this.close() };
  }

  #signed(sign: "+" | "-" | "*" | "/" | "^", left: FormulaNode, right: FormulaNode): FormulaNode {
    return { kind: "sign", sign, left, right, from: left.from, to: right.to };
  }

  #isOperator(token: Token): boolean {
    if (isOperatorWord(this.tokens, this.at)) return true;
    return isFunction(token.text) && this.tokens[this.at + 1]?.text === "(";
  }
}
