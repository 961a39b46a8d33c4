import { dataModelOf, entityName, type ModelledEntity } from "../data-model.js";
import type { Sheets } from "../schema.js";
import { storeName } from "../store-names.js";
import { commentWords, quoted, SqlNames } from "./sql-names.js";
import { type Column, type ForeignKey, sqlModelOf, type Table } from "./sql-tables.js";

/**
 * The data model as SQL for PostgreSQL: tables first and references after them, so that circular references work.
 * Entities of another kind of store become comments. Names never become other SQL, whatever they contain.
 */
export function writeDdl(sheet: Sheets["data-model"], title: string): string {
  const { tables, foreignKeys, elsewhere, notes } = sqlModelOf(dataModelOf(sheet));
  const constraints = new SqlNames();
  const parts = [
    `-- ${commentWords(title) || "Data model"}, for PostgreSQL`,
    ...notes.map((note) => `-- ${commentWords(note)}`),
    ...[...tables].sort(byWhatTheirKeysMayTake).map(tableText),
    ...foreignKeys.map((key) => referenceText(key, constraints)),
    ...elsewhere.map(elsewhereText),
  ];
  if (tables.length === 0 && elsewhere.length === 0) parts.push("-- No entities yet");
  return `${parts.join("\n\n")}\n`;
}

/** PostgreSQL gives such names to the indexes and sequences of other tables. */
const TAKEN_BY_ITSELF = /_(pkey|key|seq|idx)$/;

function byWhatTheirKeysMayTake(a: Table, b: Table): number {
  const rank = ({ name }: Table) => (TAKEN_BY_ITSELF.test(name) ? name.length : 0);
  return rank(b) - rank(a);
}

function tableText({ name, remarks, columns, primaryKey }: Table): string {
  const lines: [string, string][] = columns.map((column) => [columnText(column), column.remark]);
  if (primaryKey.length > 0) lines.push([`PRIMARY KEY (${primaryKey.map(quoted).join(", ")})`, ""]);
  const body = lines.map(
    ([text, remark], index) => `  ${text}${index < lines.length - 1 ? "," : ""}${remark === "" ? "" : ` -- ${remark}`}`,
  );
  return [...remarks.map((remark) => `-- ${remark}`), `CREATE TABLE ${quoted(name)} (`, ...body, ");"].join("\n");
}

function columnText({ name, type, required, unique }: Column): string {
  return `${quoted(name)} ${type}${required ? " NOT NULL" : ""}${unique ? " UNIQUE" : ""}`;
}

function referenceText({ table, column, target, targetColumn }: ForeignKey, constraints: SqlNames): string {
  const name = quoted(constraints.take(`${table}_${column}_fkey`));
  return `ALTER TABLE ${quoted(table)} ADD CONSTRAINT ${name}\n  FOREIGN KEY (${quoted(column)}) REFERENCES ${quoted(target)} (${quoted(targetColumn)});`;
}

function elsewhereText({ entity, fields }: ModelledEntity): string {
  const store = [storeName(entity.store), entity.technology].filter((word) => word.trim() !== "").join(", ");
  const lines = [
    `${entityName(entity)} is kept elsewhere: ${store}`,
    ...(entity.why.trim() === "" ? [] : [entity.why]),
    ...fields
      .filter(({ name }) => name.trim() !== "")
      .map((field) => `  ${field.name} ${field.type}${field.primary ? ", key" : ""}`),
  ];
  return lines.map((line) => `-- ${line.startsWith("  ") ? "  " : ""}${commentWords(line)}`).join("\n");
}
