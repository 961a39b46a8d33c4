import { kindsOf, mergeWords, sameThings, sumWords, type Words } from "./counted-things.js";

/**
 * A number with its dimensions: exponents of data (in bytes) and time (in seconds). `value` counts in those base
 * units; 0/0 is a plain number, such as a share, or a count of things (`words` then says of what).
 */
export interface Quantity {
  readonly value: number;
  readonly data: number;
  readonly time: number;
  /** Units of time and counted things as they were written; absent when there were none. */
  readonly words?: Words | undefined;
  /** The unit that the formula asks for: `size` in base units. */
  readonly shownIn?: { readonly text: string; readonly size: number } | undefined;
}

/** Part of a formula, in UTF-16 code units from its beginning. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Why a formula has no result: a clause that follows "The formula", and the place of the fault if there is one. */
export class FormulaFault extends Error {
  constructor(
    message: string,
    readonly span?: Span,
  ) {
    super(message);
  }
}

/** Runs `run` and gives its fault this place, unless the fault already has a more exact one. */
export function placingFaults<T>(span: Span, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (error instanceof FormulaFault && error.span === undefined)
      throw new FormulaFault(error.message, { from: span.from, to: span.to });
    throw error;
  }
}

/** How a formula was read, or what is odd about its units, though it has a result. */
export interface FormulaWarning extends Span {
  /** Whether a sign or word can be read otherwise, units do not fit each other, or a result is not what was written. */
  readonly kind: "reading" | "units" | "claim";
  /** A clause that follows "The formula". */
  readonly text: string;
}

/** Takes a clause that follows "The formula". */
export type Warn = (text: string) => void;

/** Higher powers of a unit make no sense in an estimate. */
const MAX_EXPONENT = 4;

export const plain = (value: number): Quantity => ({ value, data: 0, time: 0 });

/** The dimension's name in sentences: "data", "time", "requests per time" … */
export function dimensionOf({ data, time, words }: Quantity): string {
  const parts: [string, number][] = [["data", data], ["time", time], ...kindsOf(words)];
  const above = parts.flatMap(([name, exponent]) => part(name, exponent));
  const below = parts.flatMap(([name, exponent]) => part(name, -exponent));
  if (above.length + below.length === 0) return "a plain number";
  return `${above.join(" times ") || "a number"}${below.length > 0 ? ` per ${below.join(" and ")}` : ""}`;
}

function part(name: string, exponent: number): string[] {
  if (exponent <= 0) return [];
  return [exponent === 1 ? name : `${name}^${exponent}`];
}

/** Whether both have the same exponents of data and time, whatever they count. */
export const sameDimension = (a: Quantity, b: Quantity) => a.data === b.data && a.time === b.time;

/** Whether the two can be added or compared. */
export const isComparable = (a: Quantity, b: Quantity) => sameDimension(a, b) && sameThings(a.words, b.words);

export function multiply(a: Quantity, b: Quantity): Quantity {
  return made(a.value * b.value, a.data + b.data, a.time + b.time, (isData) => mergeWords(a.words, b.words, 1, isData));
}

export function divide(a: Quantity, b: Quantity): Quantity {
  if (b.value === 0) throw new FormulaFault("divides by zero");
  return made(a.value / b.value, a.data - b.data, a.time - b.time, (isData) =>
    mergeWords(a.words, b.words, -1, isData),
  );
}

/** `sign` -1 subtracts. Data and time, or requests and users, do not add up: then the result has the units of one of them. */
export function add(a: Quantity, b: Quantity, sign: 1 | -1, warn: Warn): Quantity {
  const value = a.value + sign * b.value;
  if (isComparable(a, b)) return made(value, a.data, a.time, () => sumWords(a.words, b.words));
  const [verb, to] = sign === 1 ? ["adds", "to"] : ["subtracts", "from"];
  warn(`${verb} ${dimensionOf(b)} ${to} ${dimensionOf(a)}`);
  const { data, time, words } = withUnit([a, b]);
  return made(value, data, time, () => words);
}

/** The first quantity that has a unit, else the first. */
export const withUnit = ([first, ...others]: readonly [Quantity, ...Quantity[]]): Quantity =>
  [first, ...others].find((each) => !isPlain(each)) ?? first;

const isPlain = (quantity: Quantity) => dimensionOf(quantity) === "a plain number";

export function raise(base: Quantity, exponent: Quantity, warn: Warn): Quantity {
  if (!isPlain(exponent)) warn("has an exponent with a unit");
  const power = exponent.value;
  if (base.value === 0 && power < 0) throw new FormulaFault("divides by zero");
  const hasUnit = !isPlain(base);
  if (hasUnit && !Number.isInteger(power)) {
    warn("raises a unit to a power that is not whole");
    return made(base.value ** power, 0, 0, () => undefined);
  }
  if (hasUnit && Math.abs(power) > MAX_EXPONENT) throw new FormulaFault("raises a unit to too high a power");
  const words = new Map([...(base.words ?? [])].map(([word, each]) => [word, each * power] as const));
  return made(base.value ** power, base.data * power || 0, base.time * power || 0, () =>
    words.size === 0 || power === 0 ? undefined : words,
  );
}

function made(value: number, data: number, time: number, wordsFor: (isData: boolean) => Words | undefined): Quantity {
  if (Number.isNaN(value)) throw new FormulaFault("has no result in real numbers");
  if (!Number.isFinite(value)) throw new FormulaFault("is too large to compute");
  if (Math.abs(data) > MAX_EXPONENT || Math.abs(time) > MAX_EXPONENT)
    throw new FormulaFault("multiplies too many units");
  const words = wordsFor(data !== 0);
  return words === undefined ? { value, data, time } : { value, data, time, words };
}
