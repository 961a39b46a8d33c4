/**
 * A number with its dimensions: exponents of data (in bytes) and time (in seconds). `value` counts in those base
 * units; 0/0 is a plain number, such as posts a day or a share.
 */
export interface Quantity {
  readonly value: number;
  readonly data: number;
  readonly time: number;
}

/** Why a formula has no result, as a sentence for the person who wrote it. */
export class FormulaFault extends Error {}

const plain = (value: number): Quantity => ({ value, data: 0, time: 0 });
const bytes = (value: number): Quantity => ({ value, data: 1, time: 0 });
const seconds = (value: number): Quantity => ({ value, data: 0, time: 1 });

const DAY_S = 86_400;

/** Every unit there is. A month is 30 days and a year 365, as one reckons aloud. Decimal prefixes: 1 kB = 1000 B. */
const UNITS: ReadonlyMap<string, Quantity> = new Map<string, Quantity>([
  ["%", plain(0.01)],
  ...named(plain(1e3), "k", "thousand"),
  ...named(plain(1e6), "M", "million"),
  ...named(plain(1e9), "bn", "billion"),
  ...named(plain(1e12), "trillion"),
  ...named(bytes(1), "B", "byte", "bytes"),
  ...["kB", "MB", "GB", "TB", "PB", "EB"].map((name, index) => [name, bytes(1e3 ** (index + 1))] as const),
  ...["KiB", "MiB", "GiB", "TiB"].map((name, index) => [name, bytes(1024 ** (index + 1))] as const),
  ...["bit", "kbit", "Mbit", "Gbit", "Tbit"].map((name, index) => [name, bytes(1e3 ** index / 8)] as const),
  ...named(seconds(1e-6), "us"),
  ...named(seconds(1e-3), "ms"),
  ...named(seconds(1), "s", "second", "seconds"),
  ...named(seconds(60), "min", "minute", "minutes"),
  ...named(seconds(3600), "h", "hour", "hours"),
  ...named(seconds(DAY_S), "day", "days"),
  ...named(seconds(7 * DAY_S), "week", "weeks"),
  ...named(seconds(30 * DAY_S), "month", "months"),
  ...named(seconds(365 * DAY_S), "year", "years"),
]);

function named(unit: Quantity, ...names: string[]): [string, Quantity][] {
  return names.map((name) => [name, unit]);
}

export function unitNamed(name: string): Quantity | undefined {
  return UNITS.get(name);
}

/** "data", "time", "data per time" … for sentences. */
export function dimensionOf({ data, time }: Quantity): string {
  if (data === 0 && time === 0) return "a plain number";
  const above = [part("data", data), part("time", time)].filter((word) => word !== null);
  const below = [part("data", -data), part("time", -time)].filter((word) => word !== null);
  return `${above.join(" times ") || "a number"}${below.length > 0 ? ` per ${below.join(" and ")}` : ""}`;
}

function part(name: string, exponent: number): string | null {
  if (exponent <= 0) return null;
  return exponent === 1 ? name : `${name}^${exponent}`;
}

export const sameDimension = (a: Quantity, b: Quantity) => a.data === b.data && a.time === b.time;

export function multiply(a: Quantity, b: Quantity): Quantity {
  return { value: a.value * b.value, data: a.data + b.data, time: a.time + b.time };
}

export function divide(a: Quantity, b: Quantity): Quantity {
  if (b.value === 0) throw new FormulaFault("divides by zero");
  return { value: a.value / b.value, data: a.data - b.data, time: a.time - b.time };
}

/** `sign` -1 subtracts. Data and time cannot be added. */
export function add(a: Quantity, b: Quantity, sign: 1 | -1): Quantity {
  if (!sameDimension(a, b)) {
    const [verb, to] = sign === 1 ? ["adds", "to"] : ["subtracts", "from"];
    throw new FormulaFault(`${verb} ${dimensionOf(b)} ${to} ${dimensionOf(a)}`);
  }
  return { ...a, value: a.value + sign * b.value };
}

export function raise(base: Quantity, exponent: Quantity): Quantity {
  if (!sameDimension(exponent, plain(1))) throw new FormulaFault("has an exponent that is no plain number");
  const power = exponent.value;
  if (!sameDimension(base, plain(1)) && !Number.isInteger(power))
    throw new FormulaFault("raises a unit to a power that is not whole");
  return { value: base.value ** power, data: base.data * power || 0, time: base.time * power || 0 };
}
