import { z } from "zod";
import { text, value } from "./field.js";

/** Kinds of stores to choose from; null: not decided. */
export const storeKindSchema = z
  .enum(["relational", "document", "wide-column", "key-value", "graph", "search", "object"])
  .nullable();
export type StoreKind = NonNullable<z.infer<typeof storeKindSchema>>;

/** Cardinality of a relation, read from `from` to `to`. */
export const cardinalitySchema = z.enum(["1:1", "1:n", "n:m"]);
export type Cardinality = z.infer<typeof cardinalitySchema>;

const rowId = z.string().max(64).nullable();

export const DATA_MODEL_SHEET = {
  entity: {
    name: text(120),
    store: value(storeKindSchema, null),
    /** "PostgreSQL", "Cassandra" … */
    technology: text(120),
    /** Why this store. */
    why: text(2000),
    /** Whether the entity is also drawn on the board, where it follows this sheet. */
    drawn: value(z.boolean(), false),
  },
  /** Its parent is an entity. */
  field: {
    name: text(120),
    /** As people write it: "bigint", "varchar(280)", "photo url". */
    type: text(120),
    primary: value(z.boolean(), false),
    unique: value(z.boolean(), false),
    nullable: value(z.boolean(), false),
    /** Id of the entity whose primary key the field holds. */
    references: value(rowId, null),
  },
  relation: {
    /** Ids of entities. */
    from: value(rowId, null),
    to: value(rowId, null),
    cardinality: value(cardinalitySchema, "1:n"),
    /** Such as "writes" or "follows". */
    label: text(120),
  },
} as const;
