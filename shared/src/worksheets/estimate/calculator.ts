import { claimFault } from "./claimed-result.js";
import { evaluateNode } from "./formula.js";
import { type FormulaNode, namesIn } from "./parsing/formula-node.js";
import { parseFormula } from "./parsing/parse-formula.js";
import { FormulaFault, type FormulaWarning, type Quantity, type Span } from "./quantities/quantity.js";
import { nameFault, quantityKey } from "./quantities/quantity-name.js";
import { TIME_UNITS } from "./quantities/units.js";
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
      /** What is odd about the units, and how signs were read that can mean several things. */
      readonly warnings: readonly FormulaWarning[];
    }
  | { readonly ok: false; readonly of: "formula" | "name"; readonly fault: string; readonly span: Span | null };

interface Entry {
  readonly row: QuantityRow;
  readonly name: { readonly key: string; readonly fault: string | null };
  readonly parsed: ReturnType<typeof parseFormula> | null;
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
    const nothing = { row, name, parsed: null, needs: [], broken: null };
    if (fault !== null) return { ...nothing, broken: { ok: false, of: "name", fault, span: null } };
    if (key !== "" && this.#owners.get(key) !== row.id)
      return { ...nothing, broken: { ok: false, of: "name", fault: "is already used by a row above", span: null } };
    if (row.formula.trim() === "") return nothing;
    try {
      const parsed = parseFormula(row.formula, { isName: (name) => this.#owners.has(name), rowName: row.name });
      const needs = new Set(namesIn(parsed.node).map((name) => this.#owners.get(name.key) as string));
      return { ...nothing, parsed, needs: [...needs] };
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
      this.#worked.set(id, fault ?? this.#evaluate(entry));
    }
  }

  #evaluate({ row, parsed }: Entry): Worked | null {
    if (parsed === null) return null;
    const warnings = [...parsed.warnings];
    const { node, claims } = parsed;
    try {
      const quantity = evaluateNode(
        node,
        (key) => this.#resolve(key),
        (warning) => warnings.push(warning),
      );
      for (const claim of claims) warnings.push(...claimWarning(claim, quantity, row.formula));
      return { ok: true, quantity: inTimeOfName(quantity, row.name), given: node.kind === "number", warnings };
    } catch (error) {
      return faultOf(error);
    }
  }

  #resolve(key: string): Quantity {
    const id = this.#owners.get(key) as string;
    const name = (this.#entries.get(id) as Entry).row.name.trim();
    const worked = this.#worked.get(id);
    if (worked?.ok === true) return worked.quantity;
    if (worked == null) throw new FormulaFault(`uses “${name}”, which has no formula yet`);
    const inherited = worked.fault.startsWith("uses ");
    throw new FormulaFault(`uses “${name}”, which ${inherited ? "has no result either" : worked.fault}`);
  }
}

function claimWarning(claim: FormulaNode, computed: Quantity, formula: string): readonly FormulaWarning[] {
  const { from, to } = claim;
  const claimed = evaluateNode(
    claim,
    () => undefined,
    () => {},
  );
  const text = claimFault(claimed, computed, formula.slice(from, to));
  return text === null ? [] : [{ kind: "claim", text, from, to }];
}

const NAMES_SECONDS = /(\b(per|a|each)|\/)\s*s(ec|econd)?$|\b[qrt]ps$/i;

/** "Posts per second" is shown per second, even if it is computed of posts per day. */
function inTimeOfName(quantity: Quantity, name: string): Quantity {
  if (quantity.time !== -1 || quantity.shownIn !== undefined || !NAMES_SECONDS.test(name.trim())) return quantity;
  const others = [...(quantity.words ?? [])].filter(([word]) => !TIME_UNITS.has(word));
  return { ...quantity, words: new Map([...others, ["s", -1]]) };
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
  const names = entry.parsed === null ? [] : namesIn(entry.parsed.node);
  const inCircle = names.find((name) => ids.some((id) => entries.get(id)?.name.key === name.key));
  const begin = ids.indexOf(entry.row.id);
  const others = [...ids.slice(begin + 1), ...ids.slice(0, begin)].map((id) => entries.get(id)?.row.name.trim() ?? "");
  const told = others.length > NAMES_TOLD ? [...others.slice(0, NAMES_TOLD), "others"] : others;
  const by = told.length === 0 ? "" : ` by way of ${told.join(", ")}`;
  return { ok: false, of: "formula", fault: `depends on itself${by}`, span: inCircle ?? null };
}
