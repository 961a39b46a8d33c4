/** As y-indexeddb laid them out, so that copies of earlier versions of Casement open too. */
const UPDATES = "updates";
const FACTS = "custom";
/** After so long without an answer, in ms, people are told not to count on it. */
export const STORAGE_PATIENCE_MS = 15_000;

/** Everything that one copy holds. */
export interface CopyContent {
  /** Key of a row -> a Yjs update (V1). */
  readonly updates: ReadonlyMap<IDBValidKey, Uint8Array>;
  /** Key of a fact -> its value. */
  readonly facts: ReadonlyMap<IDBValidKey, unknown>;
}

/** Changes a copy within one transaction; may ask on in the callbacks of its requests. */
export type CopyChange = (updates: IDBObjectStore, facts: IDBObjectStore) => void;

export interface CopyWatch {
  /** True when nothing was answered for long though something is to be; false when it is answered after all. */
  readonly slow: (isSlow: boolean) => void;
  /** Nothing can be written any more; called once. */
  readonly failed: () => void;
}

/** The database of one board's copy. Whatever goes wrong ends in `failed`, and never in an exception. */
export class CopyDatabase {
  #over = false;
  #unfinished = 0;
  #isSlow = false;
  #late: ReturnType<typeof setTimeout> | undefined;

  private constructor(
    private readonly database: IDBDatabase,
    private readonly watch: CopyWatch,
  ) {
    database.onclose = this.#fail;
    // Somebody deletes the database and waits for everybody to let go of it.
    database.onversionchange = this.#fail;
  }

  /** Rejects when the browser has none for us, and may never answer. */
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

  /** Rejects when it cannot be read. */
  async read(): Promise<CopyContent> {
    const transaction = this.database.transaction([UPDATES, FACTS]);
    const [updates, facts] = [transaction.objectStore(UPDATES), transaction.objectStore(FACTS)];
    // Requests of one transaction are answered from one state.
    const [updateKeys, updateValues, factKeys, factValues] = await Promise.all([
      answerOf(updates.getAllKeys()),
      answerOf<Uint8Array[]>(updates.getAll()),
      answerOf(facts.getAllKeys()),
      answerOf<unknown[]>(facts.getAll()),
    ]);
    return { updates: mapOf(updateKeys, updateValues), facts: mapOf(factKeys, factValues) };
  }

  change(run: CopyChange): void {
    if (this.#over) return;
    try {
      const transaction = this.database.transaction([UPDATES, FACTS], "readwrite");
      transaction.oncomplete = () => this.#expect(-1);
      transaction.onabort = this.#fail;
      this.#expect(1);
      run(transaction.objectStore(UPDATES), transaction.objectStore(FACTS));
    } catch {
      this.#fail();
    }
  }

  /** What was asked of it before is done still; what fails from now on is nobody's business. */
  close(): void {
    this.#over = true;
    clearTimeout(this.#late);
    this.database.close();
  }

  /** Waits on whatever comes of it: a busy computer writes late. */
  #expect(more: 1 | -1): void {
    const before = this.#unfinished;
    this.#unfinished += more;
    // What is asked while something is due already does not put that off.
    if (more === 1 && before > 0) return;
    clearTimeout(this.#late);
    if (this.#over) return;
    if (this.#isSlow) this.#setSlow(false);
    if (this.#unfinished > 0) this.#late = setTimeout(() => this.#setSlow(true), STORAGE_PATIENCE_MS);
  }

  #setSlow(isSlow: boolean): void {
    this.#isSlow = isSlow;
    this.watch.slow(isSlow);
  }

  readonly #fail = () => {
    if (this.#over) return;
    this.close();
    this.watch.failed();
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
