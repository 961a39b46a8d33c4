/** Nodes that all reach each other, or a single node. A single node is a cycle only if it needs itself. */
interface ConnectedComponent {
  readonly ids: readonly string[];
  readonly isCycle: boolean;
}

interface Visit {
  readonly id: string;
  readonly needs: readonly string[];
  readonly index: number;
  low: number;
  next: number;
}

/**
 * The graph's strongly connected components (Tarjan), each after the components that it needs. Ignores edges to nodes
 * outside `ids`. Uses no recursion, so that a chain of thousands of nodes does not overflow the stack.
 */
export function stronglyConnectedComponents(
  ids: ReadonlySet<string>,
  needsOf: (id: string) => readonly string[],
): ConnectedComponent[] {
  const visits = new Map<string, Visit>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const found: ConnectedComponent[] = [];
  const begin = (id: string): Visit => {
    const index = visits.size;
    const visit = { id, needs: needsOf(id).filter((need) => ids.has(need)), index, low: index, next: 0 };
    visits.set(id, visit);
    open.push(id);
    isOpen.add(id);
    return visit;
  };
  for (const root of ids) {
    if (visits.has(root)) continue;
    const path = [begin(root)];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const need = visit.needs[visit.next];
      if (need !== undefined) {
        visit.next += 1;
        const known = visits.get(need);
        if (known === undefined) path.push(begin(need));
        else if (isOpen.has(need)) visit.low = Math.min(visit.low, known.index);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) above.low = Math.min(above.low, visit.low);
      if (visit.low === visit.index) found.push(close(visit, open, isOpen));
    }
  }
  return found;
}

function close(visit: Visit, open: string[], isOpen: Set<string>): ConnectedComponent {
  const ids = open.splice(open.lastIndexOf(visit.id));
  for (const id of ids) isOpen.delete(id);
  return { ids, isCycle: ids.length > 1 || visit.needs.includes(visit.id) };
}
