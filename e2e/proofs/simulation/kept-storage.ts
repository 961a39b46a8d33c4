/** As much of IndexedDB as y-indexeddb uses; what is written stays, whatever becomes of the page. */
export class KeptStorage {
  readonly #databases = new Map<string, Map<string, Store>>();

  install(): () => void {
    const before = { indexedDB: globalThis.indexedDB, IDBKeyRange: globalThis.IDBKeyRange };
    const IDBKeyRange = {
      lowerBound: (bound: number, open: boolean) => (key: unknown) =>
        open ? Number(key) > bound : Number(key) >= bound,
      upperBound: (bound: number, open: boolean) => (key: unknown) =>
        open ? Number(key) < bound : Number(key) <= bound,
    };
    Object.assign(globalThis, { indexedDB: this, IDBKeyRange });
    return () => Object.assign(globalThis, before);
  }

  open(name: string) {
    const known = this.#databases.get(name);
    const stores = known ?? new Map<string, Store>();
    this.#databases.set(name, stores);
    const database = {
      close: () => undefined,
      createObjectStore: (store: string) => stores.set(store, new Store()),
      transaction: () => ({ objectStore: (store: string) => stores.get(store) }),
    };
    return answer(database, known === undefined);
  }

  deleteDatabase(name: string) {
    this.#databases.delete(name);
    return answer(undefined);
  }
}

type Chosen = ((key: unknown) => boolean) | undefined;

class Store {
  readonly #entries = new Map<unknown, unknown>();
  #lastKey = 0;

  add(value: unknown) {
    this.#lastKey += 1;
    this.#entries.set(this.#lastKey, value);
    return answer(this.#lastKey);
  }

  put(value: unknown, key: unknown) {
    this.#entries.set(key, value);
    return answer(key);
  }

  get(key: unknown) {
    return answer(this.#entries.get(key));
  }

  getAll(chosen: Chosen) {
    return answer([...this.#entries].filter(([key]) => chosen?.(key) ?? true).map(([, value]) => value));
  }

  delete(chosen: Exclude<Chosen, undefined>) {
    for (const key of [...this.#entries.keys()]) if (chosen(key)) this.#entries.delete(key);
    return answer(undefined);
  }

  count() {
    return answer(this.#entries.size);
  }

  /** y-indexeddb asks for the last key alone. */
  openKeyCursor() {
    const last = [...this.#entries.keys()].at(-1);
    return answer(last === undefined ? null : { key: last, continue: () => undefined });
  }
}

interface Answering {
  onupgradeneeded?: (event: object) => void;
  onsuccess?: (event: object) => void;
}

/** What was asked is done already; whoever asked hears of it in the next microtask. */
function answer(result: unknown, isNew = false): Answering {
  const request: Answering = {};
  queueMicrotask(() => {
    if (isNew) request.onupgradeneeded?.({ target: { result } });
    request.onsuccess?.({ target: { result } });
  });
  return request;
}
