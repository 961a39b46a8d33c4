/**
 * The lists and tables that one fold has made itself and that nobody else has seen: those it may change in place. What
 * came from elsewhere is copied first. So a fold of n events costs n and not n squared, and the states that it was given
 * stay as they are.
 */
export class Fresh {
  readonly #made = new WeakSet<object>();
  /** Where each id stands in a list: the newest place of each. */
  readonly #places = new WeakMap<object, Map<string, number>>();

  append<T>(list: readonly T[], item: T): readonly T[] {
    if (!this.#made.has(list)) return this.#keep([...list, item]);
    const own = list as T[];
    if (hasId(item)) this.#places.get(own)?.set(item.id, own.length);
    own.push(item);
    return own;
  }

  /** The list with the newest item of this id changed; the same list where there is none. */
  change<T extends { readonly id: string }>(list: readonly T[], id: string, change: (item: T) => T): readonly T[] {
    const place = this.#made.has(list) ? this.#placesOf(list).get(id) : list.findLastIndex((item) => item.id === id);
    const item = place === undefined ? undefined : list[place];
    if (place === undefined || item === undefined) return list;
    const own = this.#made.has(list) ? (list as T[]) : this.#keep([...list]);
    own[place] = change(item);
    return own;
  }

  put<T>(table: Readonly<Record<string, T>>, key: string, value: T): Readonly<Record<string, T>> {
    // Assigned, this name would be the table's prototype and no entry.
    if (key === "__proto__" || !this.#made.has(table)) return this.#keep({ ...table, [key]: value });
    const own = table as Record<string, T>;
    own[key] = value;
    return own;
  }

  /** The table without this key. */
  drop<T>(table: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
    if (!Object.hasOwn(table, key)) return table;
    const own = this.#made.has(table) ? (table as Record<string, T>) : this.#keep({ ...table });
    delete own[key];
    return own;
  }

  #keep<T extends object>(made: T): T {
    this.#made.add(made);
    return made;
  }

  #placesOf(list: readonly { readonly id: string }[]): Map<string, number> {
    let places = this.#places.get(list);
    if (places === undefined) {
      places = new Map(list.map(({ id }, index) => [id, index]));
      this.#places.set(list, places);
    }
    return places;
  }
}

function hasId(item: unknown): item is { readonly id: string } {
  return typeof item === "object" && item !== null && "id" in item && typeof item.id === "string";
}
