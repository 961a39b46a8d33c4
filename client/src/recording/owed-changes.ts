import type { BoardDiff } from "@casement/shared/document/replay/board-diff";
import type { ReplayView } from "@casement/shared/document/replay/replay-view";

/** What changed on a replayed board since the screen's editor was last told. */
export class OwedChanges {
  readonly #records = new Set<string>();
  readonly #rows = new Set<string>();

  /** How many records are owed. */
  get size(): number {
    return this.#records.size;
  }

  add({ put, removed, rows }: BoardDiff): void {
    for (const id of [...put.map((record) => record.id), ...removed]) this.#records.add(id);
    for (const id of [...rows.put.map((row) => row.id), ...rows.removed]) this.#rows.add(id);
  }

  /** Hands over what is owed, as it is now; `whole`: all that there is, to an editor that has nothing yet. */
  take({ shown, rows }: Pick<ReplayView, "shown" | "rows">, whole: boolean): BoardDiff {
    const diff = {
      ...changesOf(whole ? shown.keys() : this.#records, shown),
      rows: changesOf(whole ? rows.keys() : this.#rows, rows),
    };
    this.#records.clear();
    this.#rows.clear();
    return diff;
  }
}

function changesOf<T>(ids: Iterable<string>, there: ReadonlyMap<string, T>): { put: T[]; removed: string[] } {
  const [put, removed]: [T[], string[]] = [[], []];
  for (const id of ids) {
    const item = there.get(id);
    if (item === undefined) removed.push(id);
    else put.push(item);
  }
  return { put, removed };
}
