import { isPlainObject } from "../../lib/json-value.js";
import { type DataModel, type EntityField, entityName, type ModelledEntity } from "../../worksheets/data-model.js";
import { storeName } from "../../worksheets/store-names.js";
import { type BoardRecord, propsOf } from "../records/board-record.js";

/** The type of tldraw shape that shows an entity of the data model. */
export const ENTITY_TYPE = "entity";

/** A line of an entity on the board. `key`: "PK", "FK", "PK, FK", "unique" or empty. */
export interface EntityLine {
  readonly name: string;
  readonly type: string;
  readonly key: string;
}

/** What an entity shows. Any peer may have written the record, so reading it never throws. */
export interface EntityFacts {
  readonly name: string;
  /** The store of its data, such as "wide-column store, Cassandra", or empty. */
  readonly store: string;
  readonly fields: readonly EntityLine[];
}

/** Measures of the drawing in px of the board. */
export const ENTITY_BOX = { width: 260, minWidth: 160, head: 46, line: 24, foot: 10 } as const;

export const entityHeight = (lines: number): number =>
  ENTITY_BOX.head + Math.max(1, lines) * ENTITY_BOX.line + ENTITY_BOX.foot;

export function entityFacts(record: BoardRecord): EntityFacts {
  const { name, store, fields } = propsOf(record);
  const lines: readonly unknown[] = Array.isArray(fields) ? fields : [];
  return {
    name: textOf(name),
    store: textOf(store),
    fields: lines
      .filter(isPlainObject)
      .map((line) => ({ name: textOf(line.name), type: textOf(line.type), key: textOf(line.key) })),
  };
}

const textOf = (value: unknown) => (typeof value === "string" ? value : "");

/** What an entity of the sheet looks like on the board. */
export function factsOfEntity({ entity, fields }: ModelledEntity, model: DataModel): EntityFacts {
  return {
    name: entityName(entity),
    store: [storeName(entity.store), entity.technology.trim()].filter((word) => word !== "").join(", "),
    fields: fields
      .filter(({ name }) => name.trim() !== "")
      .map((field) => ({
        name: field.name.trim(),
        type: field.type.trim() + (field.nullable ? "?" : ""),
        key: keyWords(field, model),
      })),
  };
}

function keyWords({ primary, unique, references }: EntityField, model: DataModel): string {
  const refers = references !== null && model.byId.has(references);
  return [primary ? "PK" : "", refers ? "FK" : "", unique && !primary ? "unique" : ""]
    .filter((word) => word !== "")
    .join(", ");
}
