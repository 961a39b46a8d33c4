import type { PointedAt } from "@casement/shared/lib/pointed-at";
import { WORKSHEETS, worksheetKindSchema } from "@casement/shared/worksheets/worksheet";
import { plural } from "@/lib/duration";

/** "2 shapes", "a row of Estimate", "1 shape and a row of Estimate"; "" for nothing. */
export function pointedWords({ shapeIds, row }: Pick<PointedAt, "shapeIds" | "row">): string {
  const shapes = shapeIds.length === 0 ? [] : [plural(shapeIds.length, "shape")];
  const sheet = worksheetKindSchema.safeParse(row?.sheet).data;
  const rows = row === undefined ? [] : [sheet === undefined ? "a row" : `a row of ${WORKSHEETS[sheet].title}`];
  return [...shapes, ...rows].join(" and ");
}
