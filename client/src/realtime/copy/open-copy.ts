import * as Y from "yjs";
import { newId } from "../new-id";
import { BoardCopy, type CopyRows, forgetRows } from "./board-copy";
import { CopyDatabase } from "./copy-database";
import { isUnsavedKey } from "./copy-keys";

/** A browser whose storage does not answer must not keep the board from opening, in ms. */
const OPEN_TIMEOUT_MS = 3000;

export interface CopyOptions {
  readonly sessionId: string;
  readonly participantId: string;
  readonly doc: Y.Doc;
  /** The browser stopped keeping it: called once at most, and nothing is kept from then on. */
  readonly failed: () => void;
}

/**
 * Opens one person's copy of one board in this browser and loads it into the document. Null when the browser cannot keep
 * any: it never rejects, and answers within three seconds.
 */
export function openBoardCopy(options: CopyOptions): Promise<BoardCopy | null> {
  return within(options, async (database, name) => {
    const { updates, facts } = await database.read();
    return () => {
      options.doc.transact(() => {
        for (const update of updates.values()) Y.applyUpdate(options.doc, update);
      });
      const unsaved = [...facts].reduce((sum, [key, value]) => sum + (isUnsavedKey(key) ? Number(value) || 0 : 0), 0);
      return new BoardCopy(database, name, { tab: newId(), loaded: [...updates.keys()] }, unsaved);
    };
  });
}

/** Begins a copy in place of these rows, which the document is not to take over. Null as in `openBoardCopy`. */
export function replaceBoardCopy(options: CopyOptions, old: CopyRows): Promise<BoardCopy | null> {
  return within(options, async (database, name) => () => {
    database.change((updates, facts) => forgetRows(updates, facts, old));
    return new BoardCopy(database, name, { tab: newId(), loaded: [] }, 0);
  });
}

/** Answers what `prepare` makes unless that comes too late: by then the document has gone on without. */
async function within(
  { sessionId, participantId, failed }: CopyOptions,
  prepare: (database: CopyDatabase, name: string) => Promise<() => BoardCopy>,
): Promise<BoardCopy | null> {
  const name = `casement-board-${sessionId}-${participantId}`;
  const opening: { state: "under way" | "over" | BoardCopy } = { state: "under way" };
  const lost = () => {
    const before = opening.state;
    opening.state = "over";
    if (!(before instanceof BoardCopy)) return;
    before.close();
    failed();
  };
  const ready = async () => {
    const database = await CopyDatabase.open(name, lost);
    try {
      const finish = await prepare(database, name);
      if (opening.state === "under way") opening.state = finish();
    } finally {
      if (!(opening.state instanceof BoardCopy)) database.close();
    }
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, OPEN_TIMEOUT_MS);
  });
  await Promise.race([ready(), patience]).catch(() => undefined);
  clearTimeout(timer);
  if (opening.state instanceof BoardCopy) return opening.state;
  opening.state = "over";
  return null;
}
