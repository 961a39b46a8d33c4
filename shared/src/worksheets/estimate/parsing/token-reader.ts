import { FormulaFault, type FormulaWarning, type Span } from "../quantities/quantity.js";
import { commaFault, type Token } from "./formula-tokens.js";

/** Deepest nesting of brackets, signs and powers. */
const MAX_NESTING = 30;

/** Goes through the tokens of a formula, and collects how they were read where they can also be read otherwise. */
export class TokenReader {
  /** Index of the next token. */
  at = 0;
  #depth = 0;
  readonly warnings: FormulaWarning[] = [];

  constructor(
    readonly formula: string,
    readonly tokens: readonly Token[],
  ) {}

  /** The next token, without taking it; undefined at the end. */
  get next(): Token | undefined {
    return this.tokens[this.at];
  }

  /** Whether the next token is one of these signs, which it then takes. */
  take(...signs: string[]): boolean {
    return this.takeIf(this.next?.kind === "sign" && signs.includes(this.next.text));
  }

  takeWord(word: string): boolean {
    return this.takeIf(this.next?.kind === "name" && this.next.text === word);
  }

  takeIf(isNext: boolean): boolean {
    if (isNext) this.at += 1;
    return isNext;
  }

  /** Takes the closing bracket; returns where it ends. */
  close(): number {
    const token = this.next;
    if (token?.text === ",") throw commaFault(token);
    if (!this.take(")")) throw new FormulaFault("has a bracket that is not closed", token);
    return (token as Token).to;
  }

  /** Reads something nested. */
  deeper<T>(read: () => T): T {
    this.#depth += 1;
    if (this.#depth > MAX_NESTING)
      throw new FormulaFault(`nests more than ${MAX_NESTING} deep`, this.tokens[this.at - 1]);
    try {
      return read();
    } finally {
      this.#depth -= 1;
    }
  }

  warn(text: string, { from, to }: Span): void {
    this.warnings.push({ kind: "reading", text, from, to });
  }

  textOf({ from, to }: Span): string {
    return this.formula.slice(from, to);
  }
}
