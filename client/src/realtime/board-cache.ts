import { clearDocument, IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";

const UNSAVED_KEY = "unsaved";
/** A browser without storage (a private window) must not keep the board from opening. */
const OPEN_TIMEOUT_MS = 3000;

/** One person's copy of one board in this browser, so that edits made offline survive a reload. */
export interface BoardCache {
  /** Origin of what it applies. */
  readonly origin: unknown;
  /** Edits that an earlier page kept without the server's answer. */
  readonly unsaved: number;
  /** Remembers how many edits have no answer yet. */
  remember(unsaved: number): void;
  close(): void;
  /** Closes and forgets everything. */
  erase(): void;
}

const nameOf = (sessionId: string, participantId: string) => `casement-board-${sessionId}-${participantId}`;

/** Forgets what this browser keeps of a board that is not open. Rejects when it cannot. */
export async function eraseBoardCache(sessionId: string, participantId: string): Promise<void> {
  if (typeof indexedDB === "undefined") return;
  await clearDocument(nameOf(sessionId, participantId));
}

/** Loads what is kept into the document. Null when this browser cannot keep anything. */
export async function openBoardCache(sessionId: string, participantId: string, doc: Y.Doc): Promise<BoardCache | null> {
  if (typeof indexedDB === "undefined") return null;
  const persistence = new IndexeddbPersistence(nameOf(sessionId, participantId), doc);
  try {
    await withTimeout(persistence.whenSynced);
    const unsaved: unknown = await persistence.get(UNSAVED_KEY);
    return new IndexedCache(persistence, typeof unsaved === "number" ? unsaved : 0);
  } catch {
    void persistence.destroy().catch(() => undefined);
    return null;
  }
}

function withTimeout(work: Promise<unknown>): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("storage does not answer")), OPEN_TIMEOUT_MS);
    work.then(() => resolve(), reject).finally(() => clearTimeout(timer));
  });
}

class IndexedCache implements BoardCache {
  private remembered: number;

  constructor(
    readonly origin: IndexeddbPersistence,
    readonly unsaved: number,
  ) {
    this.remembered = unsaved;
  }

  remember(unsaved: number): void {
    // Zero or not is what counts after a reload; the exact number may lag behind while drawing.
    const worthwhile = (unsaved === 0) !== (this.remembered === 0) || Math.abs(unsaved - this.remembered) >= 20;
    if (!worthwhile) return;
    this.remembered = unsaved;
    void this.origin.set(UNSAVED_KEY, unsaved).catch(() => undefined);
  }

  close(): void {
    void this.origin.destroy().catch(() => undefined);
  }

  erase(): void {
    void this.origin.clearData().catch(() => undefined);
  }
}
