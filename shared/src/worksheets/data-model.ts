import type { Row, Sheets } from "./schema.js";

export type Entity = Row<"data-model", "entity">;
export type EntityField = Row<"data-model", "field">;
export type Relation = Row<"data-model", "relation">;

/** An entity with its fields, in order. */
export interface ModelledEntity {
  readonly entity: Entity;
  readonly fields: readonly EntityField[];
}

export interface DataModel {
  readonly entities: readonly ModelledEntity[];
  readonly byId: ReadonlyMap<string, ModelledEntity>;
  /** Relations whose two entities both exist. */
  readonly relations: readonly (Relation & { readonly from: string; readonly to: string })[];
}

export function dataModelOf(sheet: Sheets["data-model"]): DataModel {
  const fields = new Map<string, EntityField[]>();
  for (const field of sheet.field) fields.set(field.parent ?? "", [...(fields.get(field.parent ?? "") ?? []), field]);
  const entities = sheet.entity.map((entity) => ({ entity, fields: fields.get(entity.id) ?? [] }));
  const byId = new Map(entities.map((each) => [each.entity.id, each]));
  const relations = sheet.relation.filter(
    (relation): relation is DataModel["relations"][number] =>
      relation.from !== null && relation.to !== null && byId.has(relation.from) && byId.has(relation.to),
  );
  return { entities, byId, relations };
}

export const entityName = (entity: Pick<Entity, "name"> | undefined) =>
  entity?.name.trim() || "an entity without a name";

/** Faults of a data model: row id -> a sentence. A row may be an entity, a field or a relation. */
export function modelFaults(model: DataModel): ReadonlyMap<string, string> {
  const faults = new Map<string, string>();
  const names = new Map<string, string>();
  for (const { entity, fields } of model.entities) {
    const name = entity.name.trim().toLowerCase();
    if (name !== "" && names.has(name)) faults.set(entity.id, "Another entity has this name.");
    names.set(name, entity.id);
    const fieldNames = new Set<string>();
    for (const field of fields) {
      const fault =
        fieldFault(field, fields, model) ?? (isTwice(field, fieldNames) ? "This name is there twice." : null);
      if (fault !== null) faults.set(field.id, fault);
      fieldNames.add(field.name.trim().toLowerCase());
    }
  }
  for (const relation of model.relations)
    if (relation.from === relation.to && relation.cardinality === "1:1")
      faults.set(relation.id, "One to one with itself says nothing: one to many makes a tree, many to many a network.");
  return faults;
}

const isTwice = ({ name }: EntityField, names: ReadonlySet<string>) =>
  name.trim() !== "" && names.has(name.trim().toLowerCase());

function fieldFault(field: EntityField, siblings: readonly EntityField[], { byId }: DataModel): string | null {
  if (field.primary && field.nullable) return "A primary key is never empty: take one of the two away.";
  if (field.references === null) return null;
  const target = byId.get(field.references);
  if (target === undefined) return "The entity that it refers to is gone.";
  if (field.references !== field.parent) return null;
  if (field.primary && siblings.filter(({ primary }) => primary).length === 1)
    return "Its key would refer to itself: each row would need itself to be there first.";
  if (!field.nullable && !field.primary)
    return "Refers to its own entity, so the first row needs it empty: allow null.";
  return null;
}

/** The entity's primary key if it is a single field, so that other fields can refer to it; else null. */
export function singleKey({ fields }: ModelledEntity): EntityField | null {
  const keys = fields.filter(({ primary }) => primary);
  return keys.length === 1 ? (keys[0] as EntityField) : null;
}
