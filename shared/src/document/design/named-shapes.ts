import { COMPONENT_KINDS } from "../../design/component-kinds.js";
import { cut } from "../../lib/cut.js";
import { type BoardRecord, isShape } from "../records/board-record.js";
import { componentFacts, isArrow, isComponent } from "./component-record.js";
import { wordsOn } from "./words-on.js";

/** A shape of the board that has a name. */
export interface NamedShape {
  readonly id: string;
  readonly label: string;
}

const MAX_LABEL = 200;

/** Words beside the design, not parts of it. */
const REMARKS: ReadonlySet<unknown> = new Set(["note", "text"]);

/** Shapes that a worksheet can refer to: components, then other shapes with a name. No arrows, notes and texts. */
export function namedShapes(records: ReadonlyMap<string, BoardRecord>): NamedShape[] {
  return namesOf([...records.values()].filter((record) => !REMARKS.has(record.type)));
}

/** All shapes with words on them but arrows: components, then others, each by name. */
export function wordedShapes(records: ReadonlyMap<string, BoardRecord>): NamedShape[] {
  return namesOf([...records.values()]);
}

function namesOf(records: readonly BoardRecord[]): NamedShape[] {
  const shapes = records.filter((record) => isShape(record) && !isArrow(record));
  const components = shapes.filter(isComponent).map((record) => {
    const { label, kind } = componentFacts(record);
    return named(record.id, label === "" ? COMPONENT_KINDS[kind].name : label);
  });
  const others = shapes.filter((record) => !isComponent(record)).map((record) => named(record.id, wordsOn(record)));
  return [...components.sort(byLabel), ...others.filter(({ label }) => label !== "").sort(byLabel)];
}

const named = (id: string, label: string): NamedShape => ({ id, label: cut(label.trim(), MAX_LABEL) });
const byLabel = (a: NamedShape, b: NamedShape) => a.label.localeCompare(b.label) || (a.id < b.id ? -1 : 1);
