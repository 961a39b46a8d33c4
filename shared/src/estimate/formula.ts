import { add, dimensionOf, divide, FormulaFault, multiply, type Quantity, raise, unitNamed } from "./quantity.js";

/** What a name stands for, or undefined when nothing has it. May throw FormulaFault. */
export type Resolve = (name: string) => Quantity | undefined;

export const MAX_FORMULA_LENGTH = 300;

type Token = { readonly kind: "number" | "name" | "sign"; readonly text: string };

/** Thousands may be set apart by spaces: 86 400. "×", "·" and "*" multiply, ":" and "/" divide. */
const TOKEN =
  /\s*(?:(\d{1,3}(?: \d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([A-Za-z_][A-Za-z0-9_]*|%)|(.))/uy;
const SIGNS = "+-*×·/:^(),";

/**
 * Computes a formula of numbers, units and names. There is nothing else in the language: no properties, no
 * assignment, and the five functions below, so a formula can reach nothing of the program. Throws FormulaFault.
 */
export function evaluateFormula(formula: string, resolve: Resolve): Quantity {
  if (formula.length > MAX_FORMULA_LENGTH) throw new FormulaFault(`is longer than ${MAX_FORMULA_LENGTH} characters`);
  const parser = new Parser(tokens(formula), resolve);
  const result = parser.sum();
  parser.end();
  if (!Number.isFinite(result.value)) throw new FormulaFault("is too large to compute");
  return result;
}

function tokens(formula: string): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  const source = formula.trim();
  while (TOKEN.lastIndex < source.length) {
    const [, number, name, sign] = TOKEN.exec(source) ?? [];
    if (number !== undefined) found.push({ kind: "number", text: number });
    else if (name !== undefined) found.push({ kind: "name", text: name });
    else if (sign !== undefined && SIGNS.includes(sign)) found.push({ kind: "sign", text: sign });
    else throw new FormulaFault(`has a sign it cannot use: ${sign ?? "?"}`);
  }
  return found;
}

const FUNCTIONS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  ceil: ([value = 0]) => Math.ceil(value - 1e-9),
  floor: ([value = 0]) => Math.floor(value + 1e-9),
  round: ([value = 0]) => Math.round(value),
  min: (values) => Math.min(...values),
  max: (values) => Math.max(...values),
};

/** Recursive descent; bounded by the formula's length. */
class Parser {
  #at = 0;

  constructor(
    readonly tokens: readonly Token[],
    readonly resolve: Resolve,
  ) {}

  end(): void {
    const token = this.tokens[this.#at];
    if (token !== undefined) throw new FormulaFault(`does not know what to do with "${token.text}"`);
  }

  sum(): Quantity {
    let left = this.product();
    for (;;) {
      if (this.#take("+")) left = add(left, this.product(), 1);
      else if (this.#take("-")) left = add(left, this.product(), -1);
      else return left;
    }
  }

  product(): Quantity {
    let left = this.signed();
    for (;;) {
      if (this.#take("*", "×", "·")) left = multiply(left, this.signed());
      else if (this.#take("/", ":")) left = divide(left, this.signed());
      else return left;
    }
  }

  signed(): Quantity {
    if (!this.#take("-")) return this.power();
    const value = this.signed();
    return { ...value, value: -value.value };
  }

  power(): Quantity {
    const base = this.atom();
    return this.#take("^") ? raise(base, this.signed()) : base;
  }

  atom(): Quantity {
    if (this.#take("(")) return this.#inBrackets();
    const token = this.tokens[this.#at];
    if (token === undefined) throw new FormulaFault("ends too early");
    this.#at += 1;
    if (token.kind === "number") return this.#withUnits(Number(token.text.replaceAll(" ", "")));
    if (token.kind === "name") return this.#named(token.text);
    throw new FormulaFault(`has "${token.text}" where a number or a name belongs`);
  }

  /** "5 GB" and "500 million days" bind tighter than any sign, so "1 / 5 s" divides by five seconds. */
  #withUnits(value: number): Quantity {
    let result: Quantity = { value, data: 0, time: 0 };
    for (;;) {
      const token = this.tokens[this.#at];
      const unit = token?.kind === "name" && !this.#isCall() ? unitNamed(token.text) : undefined;
      if (unit === undefined) return result;
      this.#at += 1;
      result = multiply(result, unit);
    }
  }

  #named(name: string): Quantity {
    const run = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (run !== undefined && this.#take("(")) return this.#call(run, name);
    const found = unitNamed(name) ?? this.resolve(name);
    if (found === undefined) throw new FormulaFault(`names "${name}", which is neither a unit nor a quantity above`);
    return found;
  }

  #call(run: (values: readonly number[]) => number, name: string): Quantity {
    const values = [this.sum()];
    while (this.#take(",")) values.push(this.sum());
    this.#close();
    const [first] = values as [Quantity];
    const odd = values.find(({ data, time }) => data !== first.data || time !== first.time);
    if (odd !== undefined) throw new FormulaFault(`compares ${dimensionOf(first)} with ${dimensionOf(odd)} in ${name}`);
    return { ...first, value: run(values.map(({ value }) => value)) };
  }

  #inBrackets(): Quantity {
    const inside = this.sum();
    this.#close();
    return inside;
  }

  #close(): void {
    if (!this.#take(")")) throw new FormulaFault("has a bracket that is not closed");
  }

  #isCall(): boolean {
    return this.tokens[this.#at + 1]?.text === "(";
  }

  #take(...signs: string[]): boolean {
    const token = this.tokens[this.#at];
    if (token?.kind !== "sign" || !signs.includes(token.text)) return false;
    this.#at += 1;
    return true;
  }
}
