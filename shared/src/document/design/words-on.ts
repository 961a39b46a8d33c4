import { COMPONENT_KINDS } from "../../design/component-kinds.js";
import { isPlainObject } from "../../lib/json-value.js";
import { type BoardRecord, isShape, propsOf } from "../records/board-record.js";
import { arrowFacts, componentFacts, isArrow, isComponent } from "./component-record.js";
import { ENTITY_TYPE, entityFacts } from "./entity-record.js";

const MAX_DEPTH = 12;

/** The text on a shape: its name, or its rich text as plain text. */
export function wordsOn(record: BoardRecord): string {
  const { richText, name, text } = propsOf(record);
  if (typeof name === "string") return name;
  return typeof text === "string" ? text : textIn(richText, MAX_DEPTH);
}

function textIn(node: unknown, depth: number): string {
  if (!isPlainObject(node) || depth === 0) return "";
  if (typeof node.text === "string") return node.text;
  if (!Array.isArray(node.content)) return "";
  return (node.content as unknown[]).map((child) => textIn(child, depth - 1)).join(node.type === "doc" ? " " : "");
}

/** Everything that can be read on a shape, for a search; empty for what has no words. */
export function allWordsOn(record: BoardRecord): string {
  if (!isShape(record)) return "";
  return partsOn(record)
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join(" · ");
}

function partsOn(record: BoardRecord): string[] {
  if (isComponent(record)) {
    const { label, kind, technology, capacity, note } = componentFacts(record);
    return [label === "" ? COMPONENT_KINDS[kind].name : label, technology, capacity, note];
  }
  if (record.type === ENTITY_TYPE) {
    const { name, store, fields } = entityFacts(record);
    return [name, store, ...fields.map((field) => `${field.name} ${field.type}`)];
  }
  return isArrow(record) ? [wordsOn(record), arrowFacts(record).protocol] : [wordsOn(record)];
}
