import type { DataModel } from "../../worksheets/data-model.js";

/** An arrow between two drawn entities that the data model wants. */
export interface ModelArrow {
  /** Id of the relation or field that the arrow shows. */
  readonly row: string;
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** How far the arrow bends, so that several arrows between the same two entities lie apart. */
  readonly bend: number;
}

const CARDINALITY_WORDS = { "1:1": "1 : 1", "1:n": "1 : n", "n:m": "n : m" } as const;
const BEND_PX = 46;
/** Bend of an arrow that leaves and returns to the same entity, so that it does not lie on it. */
const OWN_BEND_PX = 90;

/** Arrows for the relations, and for references of fields between two entities without a relation. */
export function modelArrows(model: DataModel): ModelArrow[] {
  const between = new Map<string, number>();
  const arrow = (row: string, from: string, to: string, label: string): ModelArrow => {
    const pair = [from, to].sort().join(" ");
    const count = between.get(pair) ?? 0;
    between.set(pair, count + 1);
    const side = count % 2 === 0 ? 1 : -1;
    const bend = from === to ? -OWN_BEND_PX - count * BEND_PX : Math.ceil(count / 2) * BEND_PX * side;
    return { row, from, to, label, bend };
  };
  const relations = model.relations.map(({ id, from, to, cardinality, label }) =>
    arrow(id, from, to, [CARDINALITY_WORDS[cardinality], label.trim()].filter((word) => word !== "").join(" ")),
  );
  const said = new Set(between.keys());
  const references = model.entities.flatMap(({ entity, fields }) =>
    fields.flatMap(({ id, name, references: target, unique }) => {
      if (target === null || !model.byId.has(target) || said.has([entity.id, target].sort().join(" "))) return [];
      return [arrow(id, entity.id, target, `${unique ? "1 : 1" : "n : 1"} ${name.trim()}`.trim())];
    }),
  );
  return [...relations, ...references];
}
