import type { Quantity } from "./quantities/quantity.js";
import { quantityKey } from "./quantities/quantity-name.js";
import { formatNumber, roundAloud } from "./say-quantity.js";

/** From this ratio on the advice says that reads or writes dominate. */
const LEANS_FROM = 3;

type Lean = "read-heavy" | "balanced" | "write-heavy";

/** What the ratio of reads to writes means for a design. */
export interface ReadWriteInsight {
  /** "40 : 1". */
  readonly ratio: string;
  readonly lean: Lean;
  /** What to do about it. */
  readonly advice: string;
}

const ADVICE: Readonly<Record<Lean, string>> = {
  "read-heavy": "read-heavy, design for reads: caches, read replicas, precomputed results",
  balanced: "balanced, so neither side may suffer for the other",
  "write-heavy": "write-heavy, design for writes: queues, batches, shards, append-only storage",
};

interface NamedQuantity {
  readonly name: string;
  readonly quantity: Quantity;
}

const READ_WORD = /(^|_)(reads?|reading|views?|queries|redirects?|downloads?|fetches)(_|$)/;
const WRITE_WORD = /(^|_)(writes?|writing|posts?|posting|inserts?|uploads?|shortens?|created?|creations?|new)(_|$)/;
/** Words of names that are no counts of reads or writes: sizes, peaks, capacities. */
const OTHER_WORD = /(^|_)(peak|per|bytes?|size|capacity|servers?|factor|ratio|share|bandwidth|cache|storage)(_|$)/;

/** Advice for the first comparable pair of a read and a write, rates before counts; null if there is no pair. */
export function readWriteInsight(quantities: readonly NamedQuantity[]): ReadWriteInsight | null {
  const counts = quantities.filter(({ quantity }) => quantity.data === 0 && quantity.value > 0);
  const pair = pairAmong(counts.filter(isRate)) ?? pairAmong(counts.filter(({ quantity }) => quantity.time === 0));
  return pair && insightOf(pair.reads / pair.writes);
}

/** Reads and writes per second: the first pair of rates whose names say so; null if there is none. */
export function readWriteRates(quantities: readonly NamedQuantity[]): ReadWritePair | null {
  return pairAmong(quantities.filter(isRate).filter(({ quantity }) => quantity.data === 0 && quantity.value > 0));
}

interface ReadWritePair {
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
