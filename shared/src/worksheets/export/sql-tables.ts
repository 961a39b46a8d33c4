import {
  type DataModel,
  type EntityField,
  entityName,
  type ModelledEntity,
  modelFaults,
  singleKey,
} from "../data-model.js";
import { commentWords, SqlNames, sqlName } from "./sql-names.js";
import { referringType, sqlType } from "./sql-types.js";

/** "timestamp?" and "deleted_at?": people write that it may be empty beside marking it. */
const OPTIONAL = /\?\s*$/;

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly unique: boolean;
  /** Comment after the column, or empty. */
  readonly remark: string;
}

export interface ForeignKey {
  readonly table: string;
  readonly column: string;
  readonly target: string;
  readonly targetColumn: string;
}

export interface Table {
  readonly name: string;
  readonly remarks: readonly string[];
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
}

interface SqlModel {
  readonly tables: readonly Table[];
  readonly foreignKeys: readonly ForeignKey[];
  /** Entities of another kind of store. */
  readonly elsewhere: readonly ModelledEntity[];
  /** Sentences about what was left out. */
  readonly notes: readonly string[];
}

interface Draft {
  readonly of: ModelledEntity | null;
  readonly name: string;
  readonly remarks: string[];
  readonly columns: Column[];
  readonly primaryKey: string[];
  readonly names: SqlNames;
  readonly columnOf: Map<string, string>;
}

/** The relational part of a data model: entities of a relational store, and those whose store is not decided. */
export function sqlModelOf(model: DataModel): SqlModel {
  const isTable = ({ entity }: ModelledEntity) => entity.store === null || entity.store === "relational";
  const tableNames = new SqlNames();
  const drafts = new Map<string, Draft>();
  for (const of of model.entities.filter(isTable))
    drafts.set(of.entity.id, draftOf(of, tableNames.take(sqlName(of.entity.name) || "unnamed")));
  const work = new SqlWork(model, drafts, tableNames);
  for (const draft of [...drafts.values()]) work.fill(draft);
  for (const relation of model.relations) work.relate(relation);
  return {
    tables: work.tables.map(({ name, remarks, columns, primaryKey }) => ({ name, remarks, columns, primaryKey })),
    foreignKeys: work.foreignKeys,
    elsewhere: model.entities.filter((one) => !isTable(one)),
    notes: work.notes,
  };
}

function draftOf(of: ModelledEntity | null, name: string): Draft {
  const remarks =
    of === null ? [] : [of.entity.technology, of.entity.why].map(commentWords).filter((line) => line !== "");
  return { of, name, remarks, columns: [], primaryKey: [], names: SqlNames.ofColumns(), columnOf: new Map() };
}

class SqlWork {
  readonly tables: Draft[] = [];
  readonly foreignKeys: ForeignKey[] = [];
  readonly notes: string[] = [];
  readonly #faults: ReadonlyMap<string, string>;

  constructor(
    readonly model: DataModel,
    readonly drafts: ReadonlyMap<string, Draft>,
    readonly tableNames: SqlNames,
  ) {
    this.#faults = modelFaults(model);
    // Columns are named before any foreign key needs one.
    for (const draft of drafts.values())
      for (const field of draft.of?.fields ?? [])
        if (field.name.trim() !== "") draft.columnOf.set(field.id, draft.names.take(sqlName(field.name) || "unnamed"));
  }

  fill(draft: Draft): void {
    this.tables.push(draft);
    for (const field of draft.of?.fields ?? []) {
      const name = draft.columnOf.get(field.id);
      if (name === undefined) continue;
      const target = this.#targetOf(draft, field);
      const written = field.type.replace(OPTIONAL, "");
      const isOptional = field.nullable || written !== field.type || OPTIONAL.test(field.name);
      const { type, asWritten } = target === null ? sqlType(written) : { type: this.#keyType(field), asWritten: true };
      const remark = asWritten ? "" : commentWords(written);
      draft.columns.push({ name, type, required: !isOptional && !field.primary, unique: field.unique, remark });
      if (field.primary) draft.primaryKey.push(name);
      if (target !== null) this.#refer(draft.name, name, target);
    }
  }

  /** 1:n and 1:1 become a column of the second entity, n:m a table between the two, unless fields express them. */
  relate({ from, to, cardinality, label }: DataModel["relations"][number]): void {
    const [one, other] = [this.drafts.get(from), this.drafts.get(to)];
    if (one?.of == null || other?.of == null) return;
    const what = `The relation ${entityName(one.of.entity)} ${cardinality} ${entityName(other.of.entity)}`;
    if (cardinality === "n:m") {
      if (this.#isLinked(from, to)) return;
      if (!this.#hasKey(one) || !this.#hasKey(other))
        this.notes.push(`${what} is left out: both need a key of one field.`);
      else this.#between(one, other, label);
      return;
    }
    if (other.of.fields.some((field) => field.references === from)) return;
    if (cardinality === "1:1" && (one.of.fields.some((field) => field.references === to) || from === to)) return;
    if (!this.#hasKey(one))
      this.notes.push(`${what} is left out: ${entityName(one.of.entity)} needs a key of one field.`);
    else this.#addReference(other, one, cardinality === "1:1");
  }

  #between(one: Draft, other: Draft, label: string): void {
    const table = draftOf(null, this.tableNames.take(`${one.name}_${sqlName(label) || other.name}`));
    this.tables.push(table);
    table.primaryKey.push(this.#addReference(table, one, false, true), this.#addReference(table, other, false, true));
  }

  /** Adds a column that holds the target's key, and returns the column's name. */
  #addReference(table: Draft, target: Draft, unique: boolean, required = false): string {
    const key = singleKey(target.of as ModelledEntity) as EntityField;
    const column = table.names.take(`${target.name}_${target.columnOf.get(key.id)}`);
    const remark = required ? "" : "of the relation";
    table.columns.push({
      name: column,
      type: this.#keyType({ references: target.of?.entity.id ?? null }),
      required,
      unique,
      remark,
    });
    this.#refer(table.name, column, target);
    return column;
  }

  #refer(table: string, column: string, target: Draft): void {
    const key = singleKey(target.of as ModelledEntity) as EntityField;
    this.foreignKeys.push({ table, column, target: target.name, targetColumn: target.columnOf.get(key.id) as string });
  }

  #hasKey(draft: Draft): boolean {
    const key = draft.of === null ? null : singleKey(draft.of);
    return key !== null && draft.columnOf.has(key.id);
  }

  /** The table that a field refers to; null if there is none, or if it is impossible, which adds a note. */
  #targetOf(draft: Draft, field: EntityField): Draft | null {
    if (field.references === null) return null;
    const what = `${entityName(draft.of?.entity)}, ${field.name.trim()}`;
    const entity = this.model.byId.get(field.references);
    const target = this.drafts.get(field.references);
    const fault = this.#faults.get(field.id);
    if (entity === undefined) return null;
    const ownKey = field.references === field.parent && singleKey(entity)?.id === field.id;
    if (ownKey) this.notes.push(`${what}: ${fault ?? "it would refer to itself."}`);
    else if (target === undefined)
      this.notes.push(`${what}: ${entityName(entity.entity)} is kept in another kind of store.`);
    else if (!this.#hasKey(target)) this.notes.push(`${what}: ${entityName(entity.entity)} has no key of one field.`);
    else return target;
    return null;
  }

  /** The type of the key at the end of the chain, since a key may itself be a reference. In a circle it is bigint. */
  #keyType({ references }: Pick<EntityField, "references">): string {
    const seen = new Set<string>();
    for (let id = references; id !== null && !seen.has(id); ) {
      seen.add(id);
      const entity = this.model.byId.get(id);
      const key = entity === undefined ? null : singleKey(entity);
      if (key === null) break;
      const refersOn = key.references !== null && key.references !== id && this.#isReferable(key.references);
      if (!refersOn) return referringType(sqlType(key.type).type);
      id = key.references;
    }
    return "bigint";
  }

  #isReferable(id: string): boolean {
    const draft = this.drafts.get(id);
    return draft !== undefined && this.#hasKey(draft);
  }

  /** Whether an entity links the two by references of its own, as Follow does with User and User. */
  #isLinked(from: string, to: string): boolean {
    return this.model.entities.some(({ entity, fields }) => {
      const targets = fields.map(({ references }) => references);
      const links = targets.filter((target) => target === from || target === to);
      const isBoth = from === to ? links.length >= 2 : links.includes(from) && links.includes(to);
      return isBoth && entity.id !== from && entity.id !== to;
    });
  }
}
