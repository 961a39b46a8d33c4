import { type Atom, atom, type TLStore } from "tldraw";

/** A row of the estimate that components and arrows may show. */
export interface Quantity {
  readonly name: string;
  /** In words, such as "5 787 req/s". */
  readonly value: string;
}

/** Row id of the estimate -> its quantity, in the sheet's order. */
export type Quantities = ReadonlyMap<string, Quantity>;

const NONE: Quantities = new Map();
const QUANTITIES = new WeakMap<TLStore, Atom<Quantities>>();

/** The estimate's quantities for the shapes of this store. Whoever shows the store sets them; the shapes follow. */
export function quantitiesOf(store: TLStore): Atom<Quantities> {
  const known = QUANTITIES.get(store);
  if (known !== undefined) return known;
  const quantities = atom<Quantities>("quantities", NONE);
  QUANTITIES.set(store, quantities);
  return quantities;
}

/** The value of a row, or null when nothing is bound or the row is gone. */
export function boundValue(store: TLStore, rowId: string | null): string | null {
  if (rowId === null || rowId === "") return null;
  return quantitiesOf(store).get().get(rowId)?.value ?? null;
}
