import { countedWord } from "./counted-things.js";
import { plain, type Quantity } from "./quantity.js";

const bytes = (value: number): Quantity => ({ value, data: 1, time: 0 });
const DAY_S = 86_400;

/** Prefixes are decimal, as people calculate in their heads: 1 kB = 1000 B. */
export const DATA_UNITS = ["B", "kB", "MB", "GB", "TB", "PB", "EB"] as const;

/** In seconds. A month is 30 days and a year 365. */
export const TIME_UNITS: ReadonlyMap<string, number> = new Map([
  ["us", 1e-6],
  ["ms", 1e-3],
  ["s", 1],
  ["min", 60],
  ["h", 3600],
  ["day", DAY_S],
  ["week", 7 * DAY_S],
  ["month", 30 * DAY_S],
  ["year", 365 * DAY_S],
]);

function time(unit: string): Quantity {
  return { value: TIME_UNITS.get(unit) ?? 1, data: 0, time: 1, words: new Map([[unit, 1]]) };
}
const perSecond = (value: number, data: number, words: [string, number][]): Quantity => ({
  value,
  data,
  time: -1,
  words: new Map([...words, ["s", -1]]),
});

/** Every unit, except the counted things. */
const UNITS: ReadonlyMap<string, Quantity> = new Map<string, Quantity>([
  ["%", { ...plain(0.01), shownIn: { text: "%", size: 0.01 } }],
  ...named(plain(1e3), "k", "K", "thousand"),
  ...named(plain(1e6), "M", "million"),
  ...named(plain(1e9), "bn", "billion"),
  ...named(plain(1e12), "trillion"),
  ...named(bytes(1), "byte", "bytes"),
  ...DATA_UNITS.map((name, index) => [name, bytes(1e3 ** index)] as const),
  ...named(bytes(1e3), "KB"),
  ...["KiB", "MiB", "GiB", "TiB"].map((name, index) => [name, bytes(1024 ** (index + 1))] as const),
  ...["bit", "kbit", "Mbit", "Gbit", "Tbit"].map((name, index) => [name, bytes(1e3 ** index / 8)] as const),
  ...named(bytes(1 / 8), "bits"),
  ...["bps", "kbps", "Mbps", "Gbps"].map((name, index) => [name, perSecond(1e3 ** index / 8, 1, [])] as const),
  ...named(perSecond(1, 0, [["req", 1]]), "rps", "qps", "QPS"),
  ...named(time("us"), "us"),
  ...named(time("ms"), "ms"),
  ...named(time("s"), "s", "sec", "second", "seconds"),
  ...named(time("min"), "min", "minute", "minutes"),
  ...named(time("h"), "h", "hour", "hours"),
  ...named(time("day"), "day", "days"),
  ...named(time("week"), "week", "weeks"),
  ...named(time("month"), "month", "months"),
  ...named(time("year"), "year", "years"),
]);

function named(unit: Quantity, ...names: string[]): [string, Quantity][] {
  return names.map((name) => [name, unit]);
}

const INSENSITIVE = new Map([...UNITS.keys()].map((name) => [name.toLowerCase(), name]));

/** A unit of data or time, or a multiplier such as "million". No quantity can have its name. */
export function unitNamed(name: string): Quantity | undefined {
  return UNITS.get(name);
}

/** One counted thing: "posts", "req". A quantity with the same name takes precedence. */
export function countedNamed(name: string): Quantity | undefined {
  const word = countedWord(name);
  return word === undefined ? undefined : { ...plain(1), words: new Map([[word, 1]]) };
}

/** The unit that the writer probably meant: "gb" -> "GB". */
export function unitLike(name: string): string | undefined {
  return INSENSITIVE.get(name.toLowerCase());
}
