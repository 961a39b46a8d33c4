import { cut } from "../../lib/cut.js";
import { isPlainObject } from "../../lib/json-value.js";
import { type BoardRecord, isShape, propsOf } from "../records/board-record.js";
import { componentFacts, isArrow, isComponent } from "./component-record.js";

/** A shape of the board that has a name. */
export interface NamedShape {
  readonly id: string;
  readonly label: string;
}

const MAX_LABEL = 200;
const MAX_DEPTH = 12;

/** Shapes that a worksheet can refer to: components, then all other shapes with text except arrows, each by name. */
export function namedShapes(records: ReadonlyMap<string, BoardRecord>): NamedShape[] {
  const shapes = [...records.values()].filter((record) => isShape(record) && !isArrow(record));
  const components = shapes.filter(isComponent).map((record) => {
    const { label, kind } = componentFacts(record);
    return named(record.id, label === "" ? kind : label);
  });
  const others = shapes.filter((record) => !isComponent(record)).map((record) => named(record.id, wordsOn(record)));
  return [...components.sort(byLabel), ...others.filter(({ label }) => label !== "").sort(byLabel)];
}

const named = (id: string, label: string): NamedShape => ({ id, label: cut(label.trim(), MAX_LABEL) });
const byLabel = (a: NamedShape, b: NamedShape) => a.label.localeCompare(b.label) || (a.id < b.id ? -1 : 1);

/** The text on a shape: its name, or its rich text as plain text. */
function wordsOn(record: BoardRecord): string {
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
