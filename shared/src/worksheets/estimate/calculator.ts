import { evaluateNode } from "./formula.js";
import { type FormulaNode, namesIn } from "./formula-node.js";
import { parseFormula } from "./parse-formula.js";
import { FormulaFault, type Quantity, type Span } from "./quantity.js";
import { nameFault, quantityKey } from "./quantity-name.js";
import { stronglyConnectedComponents } from "./strongly-connected.js";

export interface QuantityRow {
  readonly id: string;
  /** In people's words; formulas name the row by its key (see quantityKey). */
  readonly name: string;
  readonly formula: string;
}

/** A row's result or fault. `fault` is a clause that follows "The formula", or "The name" if `of` is the name. */
export type Worked =
  | {
      readonly ok: true;
      readonly quantity: Quantity;
      /** The formula is a plain number and not computed from other rows. */
      readonly given: boolean;
    }
  | { readonly ok: false; readonly of: "formula" | "name"; readonly fault: string; readonly span: Span | null };

interface Entry {
  readonly row: QuantityRow;
  readonly name: { readonly key: string; readonly fault: string | null };
  readonly node: FormulaNode | null;
  /** Ids of the rows that the formula names, without duplicates. */
  readonly needs: readonly string[];
  /** A fault of the formula itself, whatever the other rows are; null if there is none. */
  readonly broken: Extract<Worked, { ok: false }> | null;
}

/**
 * Computes the rows of a sheet, in whatever order they are. Keeps its results: when formulas change, it computes only
 * them and the rows that depend on them again; when names change, it computes everything again.
 */
export class EstimateCalculator {
  #entries = new Map<string, Entry>();
  #owners = new Map<string, string>();
  #worked = new Map<string, Worked | null>();

  /** Each row's result by its id; null for a row without a formula. Of rows with equal names the first has the name. */
  calculate(rows: readonly QuantityRow[]): ReadonlyMap<string, Worked | null> {
    const owners = this.#ownersOf(rows);
    const renamed = !sameEntries(owners, this.#owners);
    this.#owners = owners;
    const before = this.#entries;
    const changed: string[] = [];
    this.#entries = new Map();
    for (const row of rows) {
      const known = before.get(row.id);
      const same = !renamed && known?.row.name === row.name && known.row.formula === row.formula;
      this.#entries.set(row.id, same && known !== undefined ? known : this.#read(row));
      if (!same) changed.push(row.id);
    }
    const stale = this.#dependingOn(changed);
    const results = new Map<string, Worked | null>();
    for (const { id } of rows) if (!stale.has(id)) results.set(id, this.#worked.get(id) ?? null);
    this.#worked = results;
    for (const circle of stronglyConnectedComponents(stale, (id) => this.#entries.get(id)?.needs ?? []))
      this.#work(circle);
    return results;
  }

  /** Name -> id of the first row with that name. */
  #ownersOf(rows: readonly QuantityRow[]): Map<string, string> {
    const owners = new Map<string, string>();
    for (const { id, name } of rows) {
      const known = this.#entries.get(id);
      const { key, fault } = known?.row.name === name ? known.name : readName(name);
      if (key !== "" && fault === null && !owners.has(key)) owners.set(key, id);
    }
    return owners;
  }

  #read(row: QuantityRow): Entry {
    const name = readName(row.name);
    const { key, fault } = name;
    const nothing = { row, name, node: null, needs: [], broken: null };
    if (fault !== null) return { ...nothing, broken: { ok: false, of: "name", fault, span: null } };
    if (key !== "" && this.#owners.get(key) !== row.id)
      return { ...nothing, broken: { ok: false, of: "name", fault: "is that of a row above", span: null } };
    if (row.formula.trim() === "") return nothing;
    try {
      const node = parseFormula(row.formula, (name) => this.#owners.has(name));
      const needs = new Set(namesIn(node).map((name) => this.#owners.get(name.key) as string));
      return { ...nothing, node, needs: [...needs] };
    } catch (error) {
      return { ...nothing, broken: faultOf(error) };
    }
  }

  #dependingOn(changed: readonly string[]): ReadonlySet<string> {
    const users = new Map<string, string[]>();
    for (const [id, { needs }] of this.#entries) {
      for (const need of needs) {
        const known = users.get(need);
        if (known === undefined) users.set(need, [id]);
        else known.push(id);
      }
    }
    const found = new Set(changed);
    for (const id of found) for (const user of users.get(id) ?? []) found.add(user);
    return found;
  }

  /** Computes one row, or gives all rows of a circle their fault. */
  #work({ ids, isCycle }: { readonly ids: readonly string[]; readonly isCycle: boolean }): void {
    for (const id of ids) {
      const entry = this.#entries.get(id);
      if (entry === undefined) continue;
      const fault = isCycle ? circleFault(entry, ids, this.#entries) : entry.broken;
      this.#worked.set(id, fault ?? (entry.node === null ? null : this.#evaluate(entry.node)));
    }
  }

  #evaluate(node: FormulaNode): Worked {
    try {
      return { ok: true, quantity: evaluateNode(node, (key) => this.#resolve(key)), given: node.kind === "number" };
    } catch (error) {
      return faultOf(error);
    }
  }

  #resolve(key: string): Quantity {
    const id = this.#owners.get(key) as string;
    const name = (this.#entries.get(id) as Entry).row.name.trim();
    const worked = this.#worked.get(id);
    if (worked?.ok === true) return worked.quantity;
    if (worked == null) throw new FormulaFault(`uses "${name}", which has no formula yet`);
    const inherited = worked.fault.startsWith("uses ");
    throw new FormulaFault(`uses "${name}", which ${inherited ? "has no result either" : worked.fault}`);
  }
}

const readName = (name: string): Entry["name"] => ({ key: quantityKey(name), fault: nameFault(name) });

function sameEntries(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

function faultOf(error: unknown): Extract<Worked, { ok: false }> {
  if (!(error instanceof FormulaFault)) throw error;
  return { ok: false, of: "formula", fault: error.message, span: error.span ?? null };
}

/** A fault about a longer circle lists only this many names. */
const NAMES_TOLD = 5;

function circleFault(entry: Entry, ids: readonly string[], entries: ReadonlyMap<string, Entry>): Worked {
  const inCircle = namesIn(entry.node as FormulaNode).find((name) =>
    ids.some((id) => entries.get(id)?.name.key === name.key),
  );
  const begin = ids.indexOf(entry.row.id);
  const others = [...ids.slice(begin + 1), ...ids.slice(0, begin)].map((id) => entries.get(id)?.row.name.trim() ?? "");
  const told = others.length > NAMES_TOLD ? [...others.slice(0, NAMES_TOLD), "others"] : others;
  const by = told.length === 0 ? "" : ` by way of ${told.join(", ")}`;
  return { ok: false, of: "formula", fault: `depends on itself${by}`, span: inCircle ?? null };
}
