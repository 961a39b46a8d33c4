/** How a browser's storage behaves. From "full" on every request fails, each in its own way. */
type StorageMood = "works" | "full" | "hangs" | "refuses to open";

/** As much of IndexedDB as a board's copy uses. What was written outlives the page. */
export class KeptStorage {
  mood: StorageMood = "works";
  /** Requests that a hanging storage has not carried out yet, oldest first. */
  readonly held: (() => void)[] = [];
  readonly #databases = new Map<string, Database>();

  install(): () => void {
    const before = { indexedDB: globalThis.indexedDB, IDBKeyRange: globalThis.IDBKeyRange };
    const IDBKeyRange = {
      bound: (lower: string, upper: string): Range => ({
        has: (key) => typeof key === "string" && key >= lower && key <= upper,
      }),
    };
    Object.assign(globalThis, { indexedDB: this, IDBKeyRange });
    return () => Object.assign(globalThis, before);
  }

  open(name: string): Answering {
    if (this.mood === "refuses to open") return refusal();
    const connect = () => {
      const known = this.#databases.get(name);
      const database = known ?? new Database(this);
      this.#databases.set(name, database);
      return [database.connect(), known === undefined] as const;
    };
    if (this.mood !== "hangs") return answer(...connect());
    const request: Answering = {};
    this.held.push(() => answerLater(request, ...connect()));
    return request;
  }

  /** A storage that hung carries out every request after all. */
  wake(): void {
    this.mood = "works";
    for (const go of this.held.splice(0)) go();
  }

  /** What another tab or an older version of the page does: every open connection is asked to close. */
  deleteDatabase(name: string): Answering {
    const database = this.#databases.get(name);
    this.#databases.delete(name);
    for (const connection of database?.connections ?? []) connection.onversionchange?.();
    return answer(undefined);
  }

  /** The person clears the site's data: the browser deletes everything and closes every connection. */
  clear(): void {
    for (const name of [...this.#databases.keys()]) {
      const database = this.#databases.get(name);
      this.#databases.delete(name);
      for (const connection of [...(database?.connections ?? [])]) {
        connection.close();
        connection.onclose?.();
      }
    }
  }

  /** The browser closes every connection and tells nobody. */
  closeQuietly(): void {
    for (const { connections } of this.#databases.values())
      for (const connection of [...connections]) connection.close();
  }

  /** Number of rows kept for all boards. */
  get rowCount(): number {
    return [...this.#databases.values()].reduce((sum, { stores }) => sum + (stores.get("updates")?.size ?? 0), 0);
  }
}

interface Range {
  has(key: unknown): boolean;
}

class Database {
  readonly stores = new Map<string, Map<unknown, unknown>>();
  readonly connections = new Set<Connection>();

  constructor(readonly storage: KeptStorage) {}

  connect(): Connection {
    const connection = new Connection(this);
    this.connections.add(connection);
    return connection;
  }
}

class Connection {
  onclose: (() => void) | null = null;
  onversionchange: (() => void) | null = null;

  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  createObjectStore(name: string): void {
    this.#database.stores.set(name, new Map());
  }

  transaction(_names: readonly string[], mode = "readonly"): Transaction {
    if (!this.#database.connections.has(this)) {
      throw new DOMException("The database connection is closing.", "InvalidStateError");
    }
    return new Transaction(this.#database, mode === "readwrite");
  }

  close(): void {
    this.#database.connections.delete(this);
  }
}

/** Carries out each request at once and calls back in a microtask; completes when no request is left. */
class Transaction {
  oncomplete: (() => void) | null = null;
  onabort: (() => void) | null = null;
  #open = 0;

  readonly #database: Database;
  readonly #writes: boolean;

  constructor(database: Database, writes: boolean) {
    this.#database = database;
    this.#writes = writes;
  }

  objectStore(name: string) {
    const entries = this.#database.stores.get(name) ?? new Map<unknown, unknown>();
    return {
      transaction: { commit: () => undefined },
      put: (value: unknown, key: unknown) => this.#ask(() => entries.set(key, value)),
      delete: (chosen: unknown) =>
        this.#ask(() => {
          for (const key of [...entries.keys()])
            if (isRange(chosen) ? chosen.has(key) : chosen === key) entries.delete(key);
        }),
      count: (range: Range) => this.#ask(() => [...entries.keys()].filter((key) => range.has(key)).length),
      getAll: () => this.#ask(() => [...entries.values()]),
      getAllKeys: () => this.#ask(() => [...entries.keys()]),
    };
  }

  #ask(run: () => unknown): Answering {
    const { mood, held } = this.#database.storage;
    if (mood === "hangs") {
      const request: Answering = {};
      this.#open += 1;
      held.push(() => this.#finish(answerLater(request, run())));
      return request;
    }
    if (mood === "full" && this.#writes) {
      queueMicrotask(() => this.onabort?.());
      return {};
    }
    this.#open += 1;
    return this.#finish(answer(run()));
  }

  #finish(request: Answering): Answering {
    queueMicrotask(() => {
      this.#open -= 1;
      queueMicrotask(() => {
        if (this.#open === 0) this.oncomplete?.();
      });
    });
    return request;
  }
}

const isRange = (chosen: unknown): chosen is Range => typeof chosen === "object" && chosen !== null && "has" in chosen;

interface Answering {
  result?: unknown;
  error?: unknown;
  onupgradeneeded?: () => void;
  onsuccess?: () => void;
  onerror?: () => void;
}

function answer(result: unknown, isNew = false): Answering {
  return answerLater({}, result, isNew);
}

function answerLater(request: Answering, result: unknown, isNew = false): Answering {
  request.result = result;
  queueMicrotask(() => {
    if (isNew) request.onupgradeneeded?.();
    request.onsuccess?.();
  });
  return request;
}

function refusal(): Answering {
  const request: Answering = { error: new DOMException("storage is off", "UnknownError") };
  queueMicrotask(() => request.onerror?.());
  return request;
}
