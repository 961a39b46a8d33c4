/**
 * Remembers which lists and tables one fold has made itself. The fold changes only those in place and copies all others
 * first. So folding n events takes n steps and not n squared, and no state that was passed in changes.
 */
export class Fresh {
  readonly #made = new WeakSet<object>();
  /** For each list, the last index of each id. */
  readonly #places = new WeakMap<object, Map<string, number>>();

  append<T>(list: readonly T[], item: T): readonly T[] {
    if (!this.#made.has(list)) return this.#keep([...list, item]);
    const own = list as T[];
    if (hasId(item)) this.#places.get(own)?.set(item.id, own.length);
    own.push(item);
    return own;
  }

  /** The list with the last item of this id changed; the same list if there is none. */
  change<T extends { readonly id: string }>(list: readonly T[], id: string, change: (item: T) => T): readonly T[] {
    const place = this.#made.has(list) ? this.#placesOf(list).get(id) : list.findLastIndex((item) => item.id === id);
    const item = place === undefined ? undefined : list[place];
    if (place === undefined || item === undefined) return list;
    const own = this.#made.has(list) ? (list as T[]) : this.#keep([...list]);
    own[place] = change(item);
    return own;
  }

  put<T>(table: Readonly<Record<string, T>>, key: string, value: T): Readonly<Record<string, T>> {
    // Assigning `__proto__` would set the table's prototype instead of adding an entry.
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
