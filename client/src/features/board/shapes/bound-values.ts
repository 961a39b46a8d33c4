import { type Atom, atom, type TLStore } from "tldraw";

/** Row id of the estimate -> its value as it is said, such as "5 787 req/s". */
export type BoundValues = ReadonlyMap<string, string>;

const NONE: BoundValues = new Map();
const VALUES = new WeakMap<TLStore, Atom<BoundValues>>();

/** What the estimate says to the shapes of this store; whoever shows the store sets it, and shapes follow. */
export function boundValues(store: TLStore): Atom<BoundValues> {
  const known = VALUES.get(store);
  if (known !== undefined) return known;
  const values = atom<BoundValues>("bound values", NONE);
  VALUES.set(store, values);
  return values;
}

/** The value of a row, or null when nothing is bound or the row is not there. */
export function boundValue(store: TLStore, rowId: string | null): string | null {
  if (rowId === null || rowId === "") return null;
  return boundValues(store).get().get(rowId) ?? null;
}
