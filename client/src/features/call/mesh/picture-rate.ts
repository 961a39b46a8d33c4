/** What a picture may take: it makes room for sound and board first. held: it is not sent. */
export type PictureRate = "full" | "low" | "held";

/** In bit/s. */
export const PICTURE_BITRATE: Readonly<Record<Exclude<PictureRate, "held">, number>> = { full: 400_000, low: 150_000 };

/** How one pair's connection is doing, from the other side's reports. */
export interface Sample {
  /** Share of packets that were lost, from 0 to 1. */
  readonly loss: number;
  readonly roundTripMs: number;
  /** What the browser believes could be sent, bit/s; null: it does not know yet. */
  readonly available: number | null;
}

export interface Rating {
  readonly rate: PictureRate;
  /** Samples in a row that were bad, and good. */
  readonly bad: number;
  readonly good: number;
}

export const FIRST_RATING: Rating = { rate: "full", bad: 0, good: 0 };

const DOWN: Readonly<Record<PictureRate, PictureRate>> = { full: "low", low: "held", held: "held" };
const UP: Readonly<Record<PictureRate, PictureRate>> = { full: "full", low: "full", held: "low" };
/** A picture of the next smaller rate beside sound of 40 kbit/s. */
const NEEDED: Readonly<Record<PictureRate, number>> = { full: 250_000, low: 200_000, held: 0 };
/** One a second. */
const BAD_IN_A_ROW = 3;
const GOOD_IN_A_ROW = 10;

/** Down soon, and up slowly. Pure. */
export function rate({ rate: now, bad, good }: Rating, { loss, roundTripMs, available }: Sample): Rating {
  const isBad = loss > 0.1 || roundTripMs > 800 || (available !== null && available < NEEDED[now]);
  if (isBad)
    return bad + 1 < BAD_IN_A_ROW ? { rate: now, bad: bad + 1, good: 0 } : { rate: DOWN[now], bad: 0, good: 0 };
  const isGood = loss < 0.03 && roundTripMs < 400;
  if (!isGood) return { rate: now, bad: 0, good: 0 };
  return good + 1 < GOOD_IN_A_ROW ? { rate: now, bad: 0, good: good + 1 } : { rate: UP[now], bad: 0, good: 0 };
}
