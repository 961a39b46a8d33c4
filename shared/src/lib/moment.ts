import { z } from "zod";

/** Planned dates lie between these years, so that the year has four digits in every time zone and in the database. */
const FIRST_DATE = Date.UTC(2000, 0, 1);
const LAST_DATE = Date.UTC(2200, 0, 1);

/** An ISO instant with its offset, such as "2026-11-29T10:00:00+01:00". */
export const dateSchema = z.iso.datetime({ offset: true }).refine((date) => isPlannable(Date.parse(date)), {
  message: "must lie between the years 2000 and 2200",
});

export function isPlannable(at: number): boolean {
  return at >= FIRST_DATE && at < LAST_DATE;
}

/** A moment of an interview, epoch ms. */
export const momentSchema = z.number().int().min(0).max(LAST_DATE);

/** Largest number that an integer column of the database holds. */
const MAX_INT = 2_147_483_647;
/** A whole number from `least` on that fits an integer column of the database. */
export const wholeNumber = (least: number) => z.number().int().min(least).max(MAX_INT);
