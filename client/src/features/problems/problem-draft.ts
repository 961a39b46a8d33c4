import { type Design, type DesignComponent, MAX_GRID } from "@casement/shared/design/design";
import { newId } from "@casement/shared/lib/new-id";
import { EMPTY_GUIDE, type ProblemDraft } from "@casement/shared/problem/problem";

export const NEW_PROBLEM: ProblemDraft = {
  title: "",
  summary: "",
  topics: [],
  seniorities: [],
  prompt: "",
  guide: EMPTY_GUIDE,
};

/** An id that no other row has. The log refers to rows by it, so it must not be reused. */
export function newRowId(prefix: string): string {
  return `${prefix}-${newId()}`;
}

/** Adds a box in the next free place: after the last one of its row, or at the start of a new row. */
export function addComponent(design: Design, id: string): Design {
  const place = freePlace(design.components);
  if (place === null) return design;
  const component: DesignComponent = { id, kind: "service", label: "", note: "", ...place };
  return { ...design, components: [...design.components, component] };
}

const PREFERRED_COLUMNS = 5;

function freePlace(components: readonly DesignComponent[]): { column: number; row: number } | null {
  const taken = new Set(components.map(({ column, row }) => `${column},${row}`));
  for (const columns of [PREFERRED_COLUMNS, MAX_GRID])
    for (let row = 0; row < MAX_GRID; row += 1)
      for (let column = 0; column < columns; column += 1) if (!taken.has(`${column},${row}`)) return { column, row };
  return null;
}

/** Removes a box with its arrows. */
export function removeComponent({ components, connections }: Design, id: string): Design {
  return {
    components: components.filter((component) => component.id !== id),
    connections: connections.filter(({ from, to }) => from !== id && to !== id),
  };
}
