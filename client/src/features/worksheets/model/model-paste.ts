import type { EntityField } from "@casement/shared/worksheets/data-model";
import { SHEET_LIMITS } from "@casement/shared/worksheets/limits";
import { WORKSHEETS } from "@casement/shared/worksheets/worksheet";
import type { SheetEdits } from "@/document/sheets/sheet-edits";
import { pasteBehind } from "../cells/paste-rows";

const FIELD = { sheet: "data-model", table: "field" } as const;
const FIELDS = WORKSHEETS["data-model"].tables.field;

interface PastedField {
  readonly name: string;
  readonly type: string;
  readonly primary: boolean;
}

/** Reads "id bigint PK", "email: text" or the columns of a spreadsheet. */
export function fieldOf(line: string): PastedField {
  const [name = "", type = ""] = line.includes("\t") ? line.split("\t") : splitName(line);
  const primary = /\b(pk|primary key)\b/i.test(line);
  const rest = type.replace(/[,;]\s*$/, "").replace(/,?\s*\b(pk|primary key)\b/i, "");
  return { name: name.replace(/[,;]\s*$/, "").trim(), type: rest.trim(), primary };
}

function splitName(line: string): string[] {
  const [, name, type] = /^([^\s:]+)\s*[:\s]\s*(.*)$/.exec(line.trim()) ?? [];
  return name === undefined ? [line] : [name, type ?? ""];
}

/** Makes fields of pasted lines below the one that they were pasted into. When not all fit, it adds none. */
export function pasteFields(edits: SheetEdits, into: EntityField, lines: readonly string[]): void {
  if (lines.length > SHEET_LIMITS.pastedRows) {
    edits.refuse("rows");
    return;
  }
  const pasted = lines.map(fieldOf);
  if (pasted.some(({ name, type }) => name.length > FIELDS.name.max || type.length > FIELDS.type.max)) {
    edits.refuse("text");
    return;
  }
  const isEmpty = into.name === "" && into.type === "";
  const rows = pasted.map(({ name, type, primary }) => ({
    ...FIELD,
    parent: into.parent,
    texts: { name, type },
    ...(primary ? { values: { primary } } : {}),
  }));
  pasteBehind(edits, { id: into.id, isEmpty, rows, focus: "name" });
}
