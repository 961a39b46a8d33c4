import type { Quantity } from "./quantity.js";
import { quantityKey } from "./quantity-name.js";
import { formatNumber, roundAloud } from "./say-quantity.js";

/** How many times more of one than of the other make a design lean. */
const LEANS_FROM = 3;

export type Lean = "read-heavy" | "balanced" | "write-heavy";

/** What the numbers say of a design. */
export interface ReadWriteInsight {
  /** "40 : 1". */
  readonly ratio: string;
  readonly lean: Lean;
  /** What to do about it. */
  readonly advice: string;
}

const ADVICE: Readonly<Record<Lean, string>> = {
  "read-heavy": "read-heavy, design for reads: caches, read replicas, results worked out before anybody asks",
  balanced: "balanced, so neither side may be sacrificed for the other",
  "write-heavy": "write-heavy, design for writes: queues, batches, shards, storage that appends",
};

interface NamedQuantity {
  readonly name: string;
  readonly quantity: Quantity;
}

const READ_WORD = /(^|_)(reads?|reading|views?|queries|redirects?|downloads?|fetches)(_|$)/;
const WRITE_WORD = /(^|_)(writes?|writing|posts?|posting|inserts?|uploads?|shortens?|created?|creations?|new)(_|$)/;
/** Sizes, peaks and capacities are not what people do. */
const OTHER_WORD = /(^|_)(peak|per|bytes?|size|capacity|servers?|factor|ratio|share|bandwidth|cache|storage)(_|$)/;

/** The first pair of a read and a write that can be compared, rates before counts; null when there is none. */
export function readWriteInsight(quantities: readonly NamedQuantity[]): ReadWriteInsight | null {
  const counts = quantities.filter(({ quantity }) => quantity.data === 0 && quantity.value > 0);
  const pair = pairAmong(counts.filter(isRate)) ?? pairAmong(counts.filter(({ quantity }) => quantity.time === 0));
  return pair && insightOf(pair.reads / pair.writes);
}

/** Reads and writes per second, of the first pair of rates that are named so; null when there is none. */
export function readWriteRates(quantities: readonly NamedQuantity[]): ReadWritePair | null {
  return pairAmong(quantities.filter(isRate).filter(({ quantity }) => quantity.data === 0 && quantity.value > 0));
}

export interface ReadWritePair {
  readonly reads: number;
  readonly writes: number;
}

const isRate = ({ quantity }: NamedQuantity) => quantity.time === -1;

function pairAmong(quantities: readonly NamedQuantity[]): ReadWritePair | null {
  const named = quantities.map(({ name, quantity }) => ({ key: quantityKey(name), quantity }));
  const plain = named.filter(({ key }) => !OTHER_WORD.test(key));
  const reads = plain.filter(({ key }) => READ_WORD.test(key) && !WRITE_WORD.test(key));
  const writes = plain.filter(({ key }) => WRITE_WORD.test(key) && !READ_WORD.test(key));
  for (const read of reads) {
    const write = writes.find(({ quantity }) => quantity.time === read.quantity.time);
    if (write !== undefined) return { reads: read.quantity.value, writes: write.quantity.value };
  }
  return null;
}

/** @param ratio reads for each write, above zero. */
export function insightOf(ratio: number): ReadWriteInsight {
  const lean = ratio >= LEANS_FROM ? "read-heavy" : ratio <= 1 / LEANS_FROM ? "write-heavy" : "balanced";
  const told = ratio >= 1 ? `${sayRatio(ratio)} : 1` : `1 : ${sayRatio(1 / ratio)}`;
  return { ratio: told, lean, advice: ADVICE[lean] };
}

function sayRatio(ratio: number): string {
  const whole = Math.round(ratio);
  return formatNumber(Math.abs(whole - ratio) < ratio * 1e-6 ? whole : roundAloud(ratio));
}
