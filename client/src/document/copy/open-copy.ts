import { newId } from "@casement/shared/lib/new-id";
import { BoardCopy, type CopyRows, forgetRows } from "./board-copy";
import { CopyDatabase, STORAGE_PATIENCE_MS } from "./copy-database";
import { isUnsavedKey } from "./copy-keys";

interface CopyOptions {
  readonly sessionId: string;
  readonly participantId: string;
  /** Whether the browser is unusually slow at this moment; open requests may still be carried out. */
  readonly slow: (isSlow: boolean) => void;
  /** The browser stopped keeping the copy. Called once at most; nothing is kept from then on. */
  readonly failed: () => void;
}

/**
 * Opens one person's copy of one board in this browser; what it holds waits for `load`. Resolves to null when the
 * browser cannot keep one. Never rejects, and waits as long as the browser does.
 */
export function openBoardCopy(options: CopyOptions): Promise<BoardCopy | null> {
  return open(options, async (database, name) => {
    const { updates, facts } = await database.read();
    const unsaved = [...facts].reduce((sum, [key, value]) => sum + (isUnsavedKey(key) ? Number(value) || 0 : 0), 0);
    const rows = { tab: newId(), loaded: [...updates.keys()] };
    return new BoardCopy(database, name, rows, { unsaved, updates: [...updates.values()] });
  });
}

/** Begins a copy that replaces these rows without loading them. Null as in `openBoardCopy`. */
export function replaceBoardCopy(options: CopyOptions, old: CopyRows): Promise<BoardCopy | null> {
  return open(options, async (database, name) => {
    database.change((updates, facts) => forgetRows(updates, facts, old));
    return new BoardCopy(database, name, { tab: newId(), loaded: [] });
  });
}

async function open(
  { sessionId, participantId, slow, failed }: CopyOptions,
  prepare: (database: CopyDatabase, name: string) => Promise<BoardCopy>,
): Promise<BoardCopy | null> {
  const name = `casement-board-${sessionId}-${participantId}`;
  let isSlow = false;
  const late = setTimeout(() => {
    isSlow = true;
    slow(true);
  }, STORAGE_PATIENCE_MS);
  let copy: BoardCopy | null = null;
  let lost = false;
  const lose = () => {
    lost = true;
    if (copy === null) return;
    copy.close();
    failed();
  };
  let database: CopyDatabase | null = null;
  try {
    database = await CopyDatabase.open(name, { slow, failed: lose });
    const prepared = await prepare(database, name);
    if (!lost) copy = prepared;
    if (isSlow && copy !== null) slow(false);
    return copy;
  } catch {
    return null;
  } finally {
    clearTimeout(late);
    if (copy === null) database?.close();
  }
}
