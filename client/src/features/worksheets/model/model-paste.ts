import type { NewRow } from "@casement/shared/document/sheets/edit-rows";
import { writeText } from "@casement/shared/document/sheets/edit-rows";
import type { DataModel, Entity, EntityField } from "@casement/shared/worksheets/data-model";
import { WORKSHEETS } from "@casement/shared/worksheets/worksheet";
import type { SheetEdits } from "@/document/sheets/sheet-edits";
import { focusCell } from "../cells/focus";
import { admitsPaste, pasteBehind } from "../cells/paste-rows";
import { entitiesOf, fieldOf, isEntityLine, type PastedEntity, type PastedField, targetOf } from "./model-lines";

const ENTITY = { sheet: "data-model", table: "entity" } as const;
const FIELD = { sheet: "data-model", table: "field" } as const;
const { entity: ENTITY_FIELDS, field: FIELDS } = WORKSHEETS["data-model"].tables;

type Named = readonly (readonly [name: string, id: string])[];

const namedIn = (model: DataModel): Named => model.entities.map(({ entity }) => [entity.name, entity.id]);

/** A reference to no entity stays readable in the field's type. */
function rowOf(field: PastedField, parent: string | null, entities: Named): NewRow<"data-model", "field"> {
  const { name, primary, unique, nullable } = field;
  const target = targetOf(field, entities);
  return {
    ...FIELD,
    parent,
    texts: { name, type: target === null ? typeOf(field) : field.type },
    values: { primary, unique, nullable, ...(target === null ? {} : { references: target }) },
  };
}

const typeOf = ({ type, reference }: PastedField) => `${type} ${reference?.words ?? ""}`.trim();

const isTooLongField = (field: PastedField) =>
  field.name.length > FIELDS.name.max || typeOf(field).length > FIELDS.type.max;

/** Makes fields of pasted lines below the one that they were pasted into. When not all fit, it adds none. */
export function pasteFields(edits: SheetEdits, model: DataModel, into: EntityField, lines: readonly string[]): void {
  const parent = model.entities.find(({ entity }) => entity.id === into.parent)?.entity;
  if (parent !== undefined && lines.some(isEntityLine)) {
    pasteEntities(edits, model, parent, lines);
    return;
  }
  const pasted = lines.map(fieldOf);
  if (!admitsPaste(edits, { rows: lines.length, isTooLong: pasted.some(isTooLongField) })) return;
  const isEmpty = into.name === "" && into.type === "";
  const rows = pasted.map((field) => rowOf(field, into.parent, namedIn(model)));
  pasteBehind(edits, { id: into.id, isEmpty, rows, focus: "name" });
}

/**
 * Makes entities with their fields of pasted lines, below the one that they were pasted into; one without a name takes
 * the first of them. References are set once all entities are there. When not all fit, it adds none.
 */
export function pasteEntities(edits: SheetEdits, model: DataModel, into: Entity, lines: readonly string[]): void {
  const pasted = entitiesOf(lines, into.name.trim() === "");
  const fields = pasted.flatMap((each) => each.fields);
  const isTooLong =
    fields.some(isTooLongField) || pasted.some(({ name }) => (name?.length ?? 0) > ENTITY_FIELDS.name.max);
  const characters = fields.reduce((sum, field) => sum + field.name.length + typeOf(field).length, 0);
  if (!admitsPaste(edits, { rows: pasted.length + fields.length, isTooLong }) || !edits.admits(characters)) return;
  let isPartial = false;
  edits.step(() => {
    isPartial = addEntities(edits, model, into, pasted);
  });
  if (isPartial) edits.undo();
}

/** Returns whether the entities were added and their fields found no room. */
function addEntities(edits: SheetEdits, model: DataModel, into: Entity, pasted: readonly PastedEntity[]): boolean {
  const [first] = pasted;
  const takesFirst = first !== undefined && (first.name === null || into.name.trim() === "");
  const others = takesFirst ? pasted.slice(1) : pasted;
  const made = edits.addRows(
    others.map(
      ({ name }, at): NewRow<"data-model", "entity"> => ({
        ...ENTITY,
        ...(at === 0 ? { after: into.id } : {}),
        texts: { name: name ?? "" },
        values: { drawn: into.drawn },
      }),
    ),
  );
  if (made.length < others.length) return false;
  const text = edits.textOf(into.id, "name");
  if (takesFirst && first.name !== null && text !== null) writeText(edits.doc, text, first.name);
  const ids = takesFirst ? [into.id, ...made] : made;
  const named: Named = [
    ...pasted.flatMap(({ name }, at) => (name === null ? [] : [[name, ids[at] as string] as const])),
    ...namedIn(model),
  ];
  const rows = pasted.flatMap(({ fields }, at) => fields.map((each) => rowOf(each, ids[at] as string, named)));
  const isPartial = edits.addRows(rows).length < rows.length;
  if (!isPartial) focusCell(ids.at(-1) ?? into.id, "name");
  return isPartial;
}
