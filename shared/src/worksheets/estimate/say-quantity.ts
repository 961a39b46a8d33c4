import { isCounted, pluralOf } from "./quantities/counted-things.js";
import type { Quantity } from "./quantities/quantity.js";
import { DATA_UNITS, TIME_UNITS } from "./quantities/units.js";

/** A quantity as shown: an amount and its unit. */
export interface Shown {
  readonly amount: number;
  /** "GB/day", "/s", "posts", or empty. */
  readonly unit: string;
}

/** Greatest relative error of a number that is rounded to be said aloud. */
export const ALOUD_TOLERANCE = 0.05;
/** Larger whole numbers are not exact and are written as powers of ten. */
const MOST_WRITTEN_OUT = 1e15;
const BIG_WORDS = [
  [1e12, "trillion"],
  [1e9, "billion"],
  [1e6, "million"],
] as const;

/** A quantity in the unit that its formula requests or was written in, else in a unit that gives a handy number. */
export function shown(quantity: Quantity): Shown {
  const { value, shownIn } = quantity;
  if (shownIn !== undefined) return { amount: value / shownIn.size, unit: shownIn.text };
  const [time, timeSize] = timeUnit(quantity);
  const perTime = timeSize ** quantity.time;
  const [data, dataSize] = dataUnit(quantity, perTime);
  const words = [...(quantity.words ?? [])].filter(([word]) => isCounted(word));
  const parts: [string, number][] = [
    [data, quantity.data],
    ...words.map(([word, exponent]): [string, number] => [exponent > 0 ? pluralOf(word) : word, exponent]),
    [time, quantity.time],
  ];
  const above = parts.flatMap(([unit, exponent]) => power(unit, exponent));
  const below = parts.flatMap(([unit, exponent]) => power(unit, -exponent));
  const unit = above.join("·") + below.map((each) => `/${each}`).join("");
  return { amount: value / perTime / dataSize ** quantity.data, unit };
}

function power(unit: string, exponent: number): string[] {
  if (exponent <= 0) return [];
  return [exponent === 1 ? unit : `${unit}^${exponent}`];
}

/** The only unit of time that was written; without exactly one, seconds for a rate and a handy unit for a duration. */
function timeUnit({ value, time, data, words }: Quantity): readonly [string, number] {
  const written = [...(words ?? [])].filter(([word]) => TIME_UNITS.has(word));
  const [only] = written;
  if (only !== undefined && written.length === 1 && only[1] === time) return [only[0], TIME_UNITS.get(only[0]) ?? 1];
  if (time !== 1 || data !== 0) return ["s", 1];
  const handy = [...TIME_UNITS].filter(([, size]) => size <= Math.abs(value)).at(-1);
  return handy ?? ["µs", 1e-6];
}

function dataUnit({ value, data }: Quantity, perTime: number): readonly [string, number] {
  if (data !== 1) return ["B", 1];
  const amount = Math.abs(value / perTime);
  const index = DATA_UNITS.findLastIndex((_unit, power) => 1e3 ** power <= amount);
  return [DATA_UNITS[Math.max(0, index)] as string, 1e3 ** Math.max(0, index)];
}

/** The result to the digits that matter: "5 787/s", "91.25 TB", "3 521 614 606 208". */
export function sayExactly(quantity: Quantity): string {
  const { amount, unit } = shown(quantity);
  return withUnit(formatNumber(amount), singular(amount, unit));
}

/** As people say it aloud: "about 6 000/s", "250 GB". `given`: the formula is a plain number, which is not rounded. */
export function sayAloud(quantity: Quantity, given = false): string {
  const { amount, unit } = shown(quantity);
  const rounded = given ? amount : roundAloud(amount);
  const about = Math.abs(rounded - amount) <= Math.abs(amount) * 1e-9 ? "" : "about ";
  return about + withUnit(bigWords(rounded), singular(rounded, unit));
}

/** As few digits as stay within five percent: 5 787 -> 6 000, 231 481 -> 230 000. Small whole numbers stay. */
export function roundAloud(amount: number): number {
  if (amount === 0 || (Number.isInteger(amount) && Math.abs(amount) < 100)) return amount;
  for (let digits = 1; digits < 4; digits += 1) {
    const rounded = Number(amount.toPrecision(digits));
    if (Math.abs(rounded - amount) <= Math.abs(amount) * ALOUD_TOLERANCE) return rounded;
  }
  return Number(amount.toPrecision(4));
}

function bigWords(amount: number): string {
  const size = Math.abs(amount);
  if (size >= MOST_WRITTEN_OUT) return formatNumber(amount);
  const word = BIG_WORDS.find(([least]) => size >= least);
  return word === undefined ? formatNumber(amount) : `${formatNumber(amount / word[0])} ${word[1]}`;
}

function withUnit(number: string, unit: string): string {
  return unit === "" || unit.startsWith("/") ? number + unit : `${number} ${unit}`;
}

/** "1 post", "1 post/s". */
function singular(amount: number, unit: string): string {
  if (amount !== 1) return unit;
  const [first = "", ...rest] = unit.split("/");
  const one = first.endsWith("ies") ? `${first.slice(0, -3)}y` : first.replace(/s$/, "");
  return first.length > 2 && pluralOf(one) === first ? [one, ...rest].join("/") : unit;
}

/** 5787.04 -> "5 787", 2.8935 -> "2.894", 62^7 -> "3 521 614 606 208"; beyond that "1.52e18". */
export function formatNumber(value: number): string {
  if (value !== 0 && (Math.abs(value) >= MOST_WRITTEN_OUT || Math.abs(value) < 1e-3))
    return value.toExponential(2).replace("+", "");
  const rounded = Math.abs(value) >= 1000 ? Math.round(value) : Number(value.toPrecision(4));
  const [whole = "", decimals] = String(rounded).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, " ");
  return decimals === undefined ? grouped : `${grouped}.${decimals}`;
}
