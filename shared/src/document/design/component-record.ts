import { type ComponentKind, componentKindSchema } from "../../design/component-kinds.js";
import { isPlainObject } from "../../lib/json-value.js";
import { type BoardRecord, isShape, propsOf } from "../records/board-record.js";

/** The type of the tldraw shapes that are components of the design; a plain box is none. */
export const COMPONENT_TYPE = "component";

/** The facts written on a component. Any peer may have written the record, so reading them never throws. */
export interface ComponentFacts {
  readonly kind: ComponentKind;
  readonly label: string;
  /** How many copies of it run, or null. */
  readonly replicas: number | null;
  /** How many shards its data are spread over, or null. */
  readonly shards: number | null;
  readonly capacity: string;
  readonly technology: string;
  /** A fact in free words: "sharded by user". */
  readonly note: string;
  /** Id of the estimate's row whose result the component shows, or null. */
  readonly bound: string | null;
}

/** Facts about an arrow besides its label. */
export interface ArrowFacts {
  readonly label: string;
  readonly protocol: string;
  readonly async: boolean;
  readonly bound: string | null;
}

export function isComponent(record: BoardRecord): boolean {
  return isShape(record) && record.type === COMPONENT_TYPE;
}

export function isArrow(record: BoardRecord): boolean {
  return isShape(record) && record.type === "arrow";
}

export function componentFacts(record: BoardRecord): ComponentFacts {
  const { kind, label, replicas, shards, capacity, technology, note, bound } = propsOf(record);
  return {
    kind: componentKindSchema.safeParse(kind).data ?? "service",
    label: textOf(label),
    replicas: countOf(replicas),
    shards: countOf(shards),
    capacity: textOf(capacity),
    technology: textOf(technology),
    note: textOf(note),
    bound: idOf(bound),
  };
}

/** An arrow is asynchronous if somebody marked it so; an arrow that nobody marked, if it is drawn dashed. */
export function arrowFacts(record: BoardRecord): ArrowFacts {
  const meta = isPlainObject(record.meta) ? record.meta : {};
  const { text, dash } = propsOf(record);
  return {
    label: textOf(text),
    protocol: textOf(meta.protocol),
    async: typeof meta.async === "boolean" ? meta.async : dash === "dashed" || dash === "dotted",
    bound: idOf(meta.bound),
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

function countOf(value: unknown): number | null {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 1 ? value : null;
}

function idOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}
