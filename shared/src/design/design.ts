import { z } from "zod";
import { idSchema, optionalText, text } from "../lib/ids.js";
import { componentKindSchema } from "./component-kinds.js";

export const MAX_GRID = 12;
export const MAX_COMPONENTS = 40;
export const MAX_CONNECTIONS = 80;
/** In UTF-16 code units, as every length here. */
export const MAX_COMPONENT_LABEL_LENGTH = 60;
export const MAX_COMPONENT_NOTE_LENGTH = 80;
export const MAX_CONNECTION_LABEL_LENGTH = 60;
/** A technology, a capacity, a protocol. */
export const MAX_COMPONENT_FACT_LENGTH = 60;

const cell = z
  .number("has to be a number")
  .min(0, "is less than 0")
  .max(MAX_GRID - 1, `is more than ${MAX_GRID - 1}`);
const count = z.number().int().min(1).max(1_000_000).optional();
const fact = optionalText(MAX_COMPONENT_FACT_LENGTH).optional();

/**
 * One box. `column` and `row` are its place on the drawing's grid, from the top left; a box that was drawn by hand can
 * stand between two of them.
 */
const componentSchema = z.strictObject({
  id: idSchema,
  kind: componentKindSchema,
  label: text(MAX_COMPONENT_LABEL_LENGTH),
  /** A fact to show inside the box: "3 copies", "sharded by user". */
  note: optionalText(MAX_COMPONENT_NOTE_LENGTH).default(""),
  technology: fact,
  capacity: fact,
  replicas: count,
  shards: count,
  column: cell,
  row: cell,
});
export type DesignComponent = z.infer<typeof componentSchema>;

/** An arrow. `async`: nobody waits at its start for what happens at its end. */
const connectionSchema = z.strictObject({
  from: idSchema,
  to: idSchema,
  label: optionalText(MAX_CONNECTION_LABEL_LENGTH).default(""),
  async: z.boolean().default(false),
  protocol: fact,
});
export type DesignConnection = z.infer<typeof connectionSchema>;

/** A design as a graph on a grid: what a reference board is drawn from. */
export const designSchema = z
  .strictObject({
    components: z.array(componentSchema).max(MAX_COMPONENTS, `has more than ${MAX_COMPONENTS} components`).default([]),
    connections: z
      .array(connectionSchema)
      .max(MAX_CONNECTIONS, `has more than ${MAX_CONNECTIONS} connections`)
      .default([]),
  })
  .superRefine(({ components, connections }, context) => {
    const report = (path: (string | number)[], message: string) => context.addIssue({ code: "custom", path, message });
    const ids = new Set<string>();
    const cells = new Set<string>();
    components.forEach(({ id, column, row }, index) => {
      if (ids.has(id)) report(["components", index, "id"], `is used twice: “${id}”`);
      if (cells.has(`${column},${row}`)) report(["components", index, "column"], "is the place of another component");
      ids.add(id);
      cells.add(`${column},${row}`);
    });
    connections.forEach(({ from, to }, index) => {
      if (!ids.has(from)) report(["connections", index, "from"], `is not a component: “${from}”`);
      if (!ids.has(to)) report(["connections", index, "to"], `is not a component: “${to}”`);
      if (from === to) report(["connections", index, "to"], "leads back to where it starts");
    });
  });
export type Design = z.infer<typeof designSchema>;

export const EMPTY_DESIGN: Design = { components: [], connections: [] };

/** The drawing's measures in px: boxes on a grid with room for the arrows' labels between them. */
export const BOX = { width: 228, height: 100 } as const;
export const PITCH = { x: 440, y: 200 } as const;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a component is drawn. */
export function boxOf({ column, row }: Pick<DesignComponent, "column" | "row">): Box {
  return { x: column * PITCH.x, y: row * PITCH.y, ...BOX };
}
