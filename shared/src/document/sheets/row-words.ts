import { fieldsOfTable } from "../../worksheets/schema.js";
import type { StoredRow } from "./stored-row.js";

/** Everything that was written in a row, for a search; choices and references are not words of its writer. */
export function rowWords({ sheet, table, fields }: StoredRow): string {
  const known = fieldsOfTable(sheet, table) ?? {};
  return Object.entries(known)
    .flatMap(([name, { kind }]) => (kind === "text" ? [fields[name]] : []))
    .filter((text): text is string => typeof text === "string" && text.trim() !== "")
    .join(" · ");
}
