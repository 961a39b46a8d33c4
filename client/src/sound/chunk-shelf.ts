/** A chunk of this person's sound that the server has not acknowledged yet. */
export interface WaitingChunk {
  readonly sessionId: string;
  readonly participantId: string;
  readonly takeId: string;
  readonly index: number;
  readonly bytes: ArrayBuffer;
  /** Of the bytes, in hex. */
  readonly sha256: string;
  /** ms of sound since the take's beginning. */
  readonly from: number;
  readonly to: number;
  /** As `writeClock` writes it. */
  readonly clock: string;
  /** Browser's epoch ms, for the order among takes. */
  readonly recordedAt: number;
}

type Owner = Pick<WaitingChunk, "sessionId" | "participantId">;
type ChunkKey = Pick<WaitingChunk, "takeId" | "index">;

const DATABASE = "casement-sound";
const CHUNKS = "chunks";
const BY_OWNER = "owner";

/** Keeps chunks in the browser until they are acknowledged: also over a reload, a crash, and hours offline. */
export class ChunkShelf {
  #database: Promise<IDBDatabase> | null = null;

  /** Resolves once the chunk is in the browser's storage. Rejects when there is none. */
  async put(chunk: WaitingChunk): Promise<void> {
    await this.#change((chunks) => chunks.put(chunk));
  }

  /** The chunks that wait for this person in this session, in the order in which they were recorded. */
  async list({ sessionId, participantId }: Owner): Promise<readonly WaitingChunk[]> {
    const transaction = (await this.#open()).transaction(CHUNKS);
    const all = await answerOf<WaitingChunk[]>(
      transaction.objectStore(CHUNKS).index(BY_OWNER).getAll([sessionId, participantId]),
    );
    return all.sort((a, b) => a.recordedAt - b.recordedAt || a.index - b.index);
  }

  async remove({ takeId, index }: ChunkKey): Promise<void> {
    await this.#change((chunks) => chunks.delete([takeId, index]));
  }

  async #change(run: (chunks: IDBObjectStore) => IDBRequest): Promise<void> {
    const transaction = (await this.#open()).transaction(CHUNKS, "readwrite", { durability: "strict" });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    run(transaction.objectStore(CHUNKS));
    await done;
  }

  #open(): Promise<IDBDatabase> {
    this.#database ??= openDatabase(() => {
      this.#database = null;
    });
    this.#database.catch(() => {
      this.#database = null;
    });
    return this.#database;
  }
}

/** `closed`: the browser closed it, such as when site data are cleared; the next use opens another one. */
function openDatabase(closed: () => void): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => {
      const chunks = request.result.createObjectStore(CHUNKS, { keyPath: ["takeId", "index"] });
      chunks.createIndex(BY_OWNER, ["sessionId", "participantId"]);
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      request.result.onclose = closed;
      request.result.onversionchange = () => {
        request.result.close();
        closed();
      };
      resolve(request.result);
    };
  });
}

function answerOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
