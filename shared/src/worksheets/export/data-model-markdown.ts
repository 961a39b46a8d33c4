import { type DataModel, dataModelOf, type EntityField, entityName, type ModelledEntity } from "../data-model.js";
import type { Sheets } from "../schema.js";
import { storeName } from "../store-names.js";
import { blocks, cell, code, inline, list, paragraphs, table } from "./markdown-text.js";

/** Every entity with its fields and its store, then the relations. */
export function dataModelMarkdown(sheet: Sheets["data-model"]): string {
  const model = dataModelOf(sheet);
  const relations = model.relations.map(({ from, to, cardinality, label }) => {
    const [one, other] = [model.byId.get(from)?.entity, model.byId.get(to)?.entity];
    const words = label.trim() === "" ? "" : `: ${inline(label)}`;
    return `${inline(entityName(one))} ${cardinality} ${inline(entityName(other))}${words}`;
  });
  return blocks(
    ...model.entities.map((entity) => entityMarkdown(entity, model)),
    relations.length === 0 ? "" : blocks("### Relations", list(relations)),
  );
}

function entityMarkdown({ entity, fields }: ModelledEntity, model: DataModel): string {
  const store = [storeName(entity.store), entity.technology.trim()].filter((word) => word !== "").map(inline);
  return blocks(
    `### ${inline(entityName(entity))}`,
    store.length === 0 ? "" : `Kept in: ${store.join(", ")}`,
    paragraphs(entity.why),
    table(
      ["Field", "Type", "Key"],
      fields.map((field) => [code(field.name), cell(field.type), keysOf(field, model)]),
    ),
  );
}

function keysOf({ primary, references, unique, nullable }: EntityField, model: DataModel): string {
  const target = references === null ? undefined : model.byId.get(references);
  const words = [
    primary ? "PK" : "",
    target === undefined ? "" : `FK to ${inline(entityName(target.entity))}`,
    unique ? "unique" : "",
    nullable ? "may be empty" : "",
  ];
  return words.filter((word) => word !== "").join(", ");
}
