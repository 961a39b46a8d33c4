import { z } from "zod";
import { componentRefSchema } from "./component-ref.js";
import { type TableFields, text, value } from "./field.js";

const requirementKindSchema = z.enum(["functional", "non-functional", "constraint"]);
export type RequirementKind = z.infer<typeof requirementKindSchema>;

/** in: part of the design. later: wanted, but not now. out: the people agreed to leave it out. */
const requirementScopeSchema = z.enum(["in", "later", "out"]);

/** A call of the API is an HTTP endpoint or the signature of a function. */
const apiStyleSchema = z.enum(["endpoint", "function"]);

export const httpMethodSchema = z.enum(["GET", "POST", "PUT", "PATCH", "DELETE"]);

/** Kinds of stores to choose from; null: not decided. */
export const storeKindSchema = z
  .enum(["relational", "document", "wide-column", "key-value", "graph", "search", "object"])
  .nullable();
export type StoreKind = NonNullable<z.infer<typeof storeKindSchema>>;

/** Cardinality of a relation, read from `from` to `to`. */
const cardinalitySchema = z.enum(["1:1", "1:n", "n:m"]);
export type Cardinality = z.infer<typeof cardinalitySchema>;

/** open: not looked at yet. fine: the design holds up. weak: it does not, or not without the mitigation. */
const findingStateSchema = z.enum(["open", "fine", "weak"]);
export type FindingState = z.infer<typeof findingStateSchema>;

/** A worksheet: the structured sheet of one step. */
interface Worksheet {
  /** Its name on screens, in reports and in exports. */
  readonly title: string;
  /** Where an export has it: what discusses the drawn design comes after it. */
  readonly section: "before the design" | "after the design";
  /**
   * Table -> fields of its rows. Tables and fields may be added at any time; a version that does not know them leaves
   * them alone. Their meaning must never change: old sessions are read with them.
   */
  readonly tables: Readonly<Record<string, TableFields>>;
}

/** Id of another row; null: none. */
const rowId = z.string().max(64).nullable();

/** Every worksheet, in the order of the tabs. */
export const WORKSHEETS = {
  requirements: {
    title: "Requirements",
    section: "before the design",
    tables: {
      item: {
        kind: value(requirementKindSchema, "functional"),
        scope: value(requirementScopeSchema, "in"),
        text: text(1000),
      },
      question: { question: text(1000), answer: text(2000) },
    },
  },
  /** Each screen computes the results from these fields (see `estimate/format-quantities.ts`); they are never stored. */
  estimate: {
    title: "Estimate",
    section: "before the design",
    tables: {
      quantity: {
        /** In people's words: "Posts per day". Formulas name it by its key (see `estimate/quantities/quantity-name.ts`). */
        name: text(120),
        /** Longer than a formula may be, so that a formula that is too long is kept and reported as a fault. */
        formula: text(1000),
        note: text(500),
      },
    },
  },
  api: {
    title: "API",
    section: "before the design",
    tables: {
      call: {
        style: value(apiStyleSchema, "endpoint"),
        /** For endpoints only. */
        method: value(httpMethodSchema, "GET"),
        /** An endpoint's path, such as `/tweets/{id}`, or a function's name. */
        name: text(300),
        /** What it is for. */
        summary: text(500),
        /** One per line: `limit: integer`. */
        parameters: text(),
        /** For endpoints only: the fields of the request body, one per line, or JSON. */
        body: text(),
        returns: text(),
        /** One per line: `404 no such tweet`. */
        errors: text(),
      },
    },
  },
  "data-model": {
    title: "Data model",
    section: "before the design",
    tables: {
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
    },
  },
  "deep-dive": {
    title: "Deep dive",
    section: "after the design",
    tables: {
      topic: {
        title: text(300),
        component: value(componentRefSchema, null),
        /** Id of the chosen option. */
        choice: value(z.string().max(64).nullable(), null),
        why: text(),
      },
      /** Its parent is a topic. */
      option: { name: text(300), pros: text(2000), cons: text(2000), cost: text(1000) },
    },
  },
  bottlenecks: {
    title: "Bottlenecks",
    section: "after the design",
    tables: {
      finding: {
        /** Key of an item of BOTTLENECK_CHECKLIST, or null for a point that the candidate added. */
        item: value(z.string().max(64).nullable(), null),
        state: value(findingStateSchema, "open"),
        /** Name of a point that the candidate added. */
        title: text(300),
        finding: text(2000),
        mitigation: text(2000),
        component: value(componentRefSchema, null),
      },
    },
  },
} as const satisfies Readonly<Record<string, Worksheet>>;

export type WorksheetKind = keyof typeof WORKSHEETS;
export const WORKSHEET_KINDS = Object.keys(WORKSHEETS) as WorksheetKind[];
export const worksheetKindSchema = z.enum(WORKSHEET_KINDS);
