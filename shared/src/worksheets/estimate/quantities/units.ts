import { countedWord } from "./counted-things.js";
import { plain, type Quantity } from "./quantity.js";

const bytes = (value: number): Quantity => ({ value, data: 1, time: 0 });
const DAY_S = 86_400;

/** Prefixes are decimal, as people calculate in their heads: 1 kB = 1000 B. */
export const DATA_UNITS = ["B", "kB", "MB", "GB", "TB", "PB", "EB"] as const;

/** In seconds. A month is 30 days and a year 365. */
export const TIME_UNITS: ReadonlyMap<string, number> = new Map([
  ["µs", 1e-6],
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

/** A character of plain text takes a byte. */
const CHARACTERS = ["char", "chars", "character", "characters"];

/** Words that mean something else to some people. */
const REMARKS: ReadonlyMap<string, string> = new Map([
  ...CHARACTERS.map((name) => [name, "takes a character for a byte"] as const),
  ["T", "takes T for trillion: for data write TB"],
]);

/** Every unit, except the counted things. */
const UNITS: ReadonlyMap<string, Quantity> = new Map<string, Quantity>([
  ...named({ ...plain(0.01), shownIn: { text: "%", size: 0.01 } }, "%", "percent", "pct"),
  ...named(plain(1e3), "k", "K", "thousand"),
  ...named(plain(1e6), "M", "mn", "mln", "million", "millions"),
  ...named(plain(1e9), "bn", "bln", "billion", "billions"),
  ...named(plain(1e12), "T", "tn", "trillion", "trillions"),
  ...named(bytes(1), "byte", "bytes", ...CHARACTERS),
  ...DATA_UNITS.map((name, index) => [name, bytes(1e3 ** index)] as const),
  ...named(bytes(1e3), "KB"),
  ...["KiB", "MiB", "GiB", "TiB"].map((name, index) => [name, bytes(1024 ** (index + 1))] as const),
  ...["bit", "kbit", "Mbit", "Gbit", "Tbit"].map((name, index) => [name, bytes(1e3 ** index / 8)] as const),
  ...named(bytes(1 / 8), "bits"),
  ...["bps", "kbps", "Mbps", "Gbps"].map((name, index) => [name, perSecond(1e3 ** index / 8, 1, [])] as const),
  ...named(perSecond(1, 0, [["req", 1]]), "rps", "qps", "tps", "RPS", "QPS", "TPS"),
  // The Greek letter, into which NFKC turns the micro sign.
  ...named(time("µs"), "us", "μs"),
  ...named(time("ms"), "ms"),
  ...named(time("s"), "s", "sec", "secs", "second", "seconds"),
  ...named(time("min"), "min", "mins", "minute", "minutes"),
  ...named(time("h"), "h", "hr", "hrs", "hour", "hours"),
  ...named(time("day"), "d", "day", "days"),
  ...named(time("week"), "week", "weeks"),
  ...named(time("month"), "month", "months"),
  ...named(time("year"), "yr", "yrs", "year", "years"),
]);

function named(unit: Quantity, ...names: string[]): [string, Quantity][] {
  return names.map((name) => [name, unit]);
}

/** The first unit with these letters, whatever their case. */
const INSENSITIVE = new Map([...UNITS.keys()].reverse().map((name) => [name.toLowerCase(), name]));

/** A unit, and how a formula's word for it was read when it can also be read otherwise. */
interface MeantUnit {
  readonly unit: Quantity;
  /** A clause that follows "The formula"; null when there is no doubt. */
  readonly remark: string | null;
}

/** A unit of data or time, or a multiplier such as "million", in whatever case: "gb" is read as GB, with a remark. */
export function unitMeant(name: string): MeantUnit | undefined {
  const exact = UNITS.get(name);
  if (exact !== undefined) return { unit: exact, remark: REMARKS.get(name) ?? null };
  const like = INSENSITIVE.get(name.toLowerCase());
  if (like === undefined) return undefined;
  const remark = like === like.toLowerCase() ? null : `takes "${name}" for ${likeName(like)}`;
  return { unit: UNITS.get(like) as Quantity, remark };
}

const likeName = (unit: string) => (unit === "M" ? "million" : unit);

/** One counted thing: "posts", "req". A quantity with the same name takes precedence. */
export function countedNamed(name: string): Quantity | undefined {
  const word = countedWord(name);
  return word === undefined ? undefined : { ...plain(1), words: new Map([[word, 1]]) };
}
