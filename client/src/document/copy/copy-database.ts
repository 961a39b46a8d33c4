/** The names that y-indexeddb used, so that copies of earlier versions of Casement open too. */
const UPDATES = "updates";
const FACTS = "custom";
/** After this time without an answer from the storage (ms), people are told not to rely on the copy. */
export const STORAGE_PATIENCE_MS = 15_000;

/** Everything that one copy holds. */
interface CopyContent {
  /** Key of a row -> a Yjs update (V1). */
  readonly updates: ReadonlyMap<IDBValidKey, Uint8Array>;
  /** Key of a fact -> its value. */
  readonly facts: ReadonlyMap<IDBValidKey, unknown>;
}

/** Changes a copy within one transaction; its requests' callbacks may make further requests. */
type CopyChange = (updates: IDBObjectStore, facts: IDBObjectStore) => void;

interface CopyWatch {
  /** True when a request has waited for long; false once it is answered. */
  readonly slow: (isSlow: boolean) => void;
  /** Nothing can be written any more; called once. */
  readonly failed: () => void;
}

/** The database of one board's copy. Every fault ends in `failed`, never in an exception. */
export class CopyDatabase {
  #over = false;
  #unfinished = 0;
  #isSlow = false;
  #late: ReturnType<typeof setTimeout> | undefined;

  readonly #database: IDBDatabase;
  readonly #watch: CopyWatch;

  private constructor(database: IDBDatabase, watch: CopyWatch) {
    this.#database = database;
    this.#watch = watch;
    database.onclose = this.#fail;
    // Another tab wants to delete the database, which waits until everybody has closed it.
    database.onversionchange = this.#fail;
  }

  /** Rejects when the browser gives us no database. May never settle. */
  static open(name: string, watch: CopyWatch): Promise<CopyDatabase> {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(UPDATES, { autoIncrement: true });
        request.result.createObjectStore(FACTS);
      };
      request.onerror = () => reject(request.error);
      request.onsuccess = () => resolve(new CopyDatabase(request.result, watch));
    });
  }

  /** Rejects when the database cannot be read. */
  async read(): Promise<CopyContent> {
    const transaction = this.#database.transaction([UPDATES, FACTS]);
    const [updates, facts] = [transaction.objectStore(UPDATES), transaction.objectStore(FACTS)];
    // Requests of one transaction see one state.
    const [updateKeys, updateValues, factKeys, factValues] = await Promise.all([
      answerOf(updates.getAllKeys()),
      answerOf<Uint8Array[]>(updates.getAll()),
      answerOf(facts.getAllKeys()),
      answerOf<unknown[]>(facts.getAll()),
    ]);
    return { updates: mapOf(updateKeys, updateValues), facts: mapOf(factKeys, factValues) };
  }

  /** Writes what needs no answer. It is done also when the page is left at this moment. */
  write(run: CopyChange): void {
    this.change((updates, facts) => {
      run(updates, facts);
      // Else the browser waits for the page to hear of each request, and undoes all of it when there is no page any more.
      updates.transaction.commit();
    });
  }

  change(run: CopyChange): void {
    if (this.#over) return;
    try {
      const transaction = this.#database.transaction([UPDATES, FACTS], "readwrite");
      transaction.oncomplete = () => this.#expect(-1);
      transaction.onabort = this.#fail;
      this.#expect(1);
      run(transaction.objectStore(UPDATES), transaction.objectStore(FACTS));
    } catch {
      this.#fail();
    }
  }

  /** Earlier requests are still carried out; later faults are not reported. */
  close(): void {
    this.#over = true;
    clearTimeout(this.#late);
    this.#database.close();
  }

  /** Counts open requests and reports when they wait for long; a busy computer writes late. */
  #expect(more: 1 | -1): void {
    const before = this.#unfinished;
    this.#unfinished += more;
    // The clock runs from the first open request; a later one does not restart it.
    if (more === 1 && before > 0) return;
    clearTimeout(this.#late);
    if (this.#over) return;
    if (this.#isSlow) this.#setSlow(false);
    if (this.#unfinished > 0) this.#late = setTimeout(() => this.#setSlow(true), STORAGE_PATIENCE_MS);
  }

  #setSlow(isSlow: boolean): void {
    this.#isSlow = isSlow;
    this.#watch.slow(isSlow);
  }

  readonly #fail = () => {
    if (this.#over) return;
    this.close();
    this.#watch.failed();
  };
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function mapOf<T>(keys: readonly IDBValidKey[], values: readonly T[]): Map<IDBValidKey, T> {
  return new Map(keys.map((key, index) => [key, values[index] as T]));
}
