import { formatQuantity, workedQuantities } from "../estimate/format-quantities.js";
import { readWriteInsight } from "../estimate/read-write.js";
import type { Sheets } from "../schema.js";
import { blocks, cell, code, inline, table } from "./markdown-text.js";

/** Names, formulas and results, and the advice on reads and writes. */
export function estimateMarkdown({ quantity: rows }: Sheets["estimate"]): string {
  const worked = workedQuantities(rows);
  const lines = rows.map((row) => {
    const { exact, aloud, fault, warnings } = formatQuantity(row, worked.get(row.id) ?? null);
    return [
      inline(row.name),
      code(row.formula),
      inline(fault ?? [exact, ...warnings.map((warning) => `(${warning})`)].join(" ")),
      inline(aloud),
      cell(row.note),
    ];
  });
  const insight = readWriteInsight(
    rows.flatMap(({ id, name }) => {
      const one = worked.get(id);
      return one?.ok === true ? [{ name, quantity: one.quantity }] : [];
    }),
  );
  return blocks(
    table(["Quantity", "Formula", "Exactly", "Said aloud", "Note"], lines),
    insight === null ? "" : `Read : write is **${insight.ratio}**: ${insight.advice}.`,
  );
}
