import { allWordsOn } from "@casement/shared/document/design/words-on";
import type { BoardDiff } from "@casement/shared/document/replay/board-diff";
import { rowWords } from "@casement/shared/document/sheets/row-words";
import type { StoredRow } from "@casement/shared/document/sheets/stored-row";

/** Words that appeared on the board or in a worksheet. */
export interface FoundWords {
  /** Id of the shape, or of the worksheet's row. */
  readonly id: string;
  /** Playback time at which they appeared. */
  readonly t: number;
  /** The whole text, as it stood last before the words left it again. */
  readonly text: string;
  /** Key of the worksheet; null: on the board. */
  readonly sheet: string | null;
}

/** `read`: how much of the record the answer knows, 0 to 1. `total`: of `found` only the first are sent. */
export interface WordAnswer {
  readonly found: readonly FoundWords[];
  readonly total: number;
  readonly read: number;
}

const MAX_FOUND = 200;

interface Version {
  readonly t: number;
  readonly text: string;
  readonly folded: string;
}

interface History {
  readonly sheet: string | null;
  readonly versions: Version[];
}

/** The words of a query, each of which a found text has somewhere, whatever their case. */
export function wordsOf(query: string): readonly string[] {
  return query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
}

/** Which texts stood where and when on a recording's board and in its worksheets, filled moment by moment. */
export class WordIndex {
  readonly #histories = new Map<string, History>();

  /** Takes the changes up to playback time `t`. Calls must ascend. */
  add(t: number, { put, removed, rows }: BoardDiff): void {
    for (const record of put) this.#write(t, record.id, null, allWordsOn(record));
    for (const id of removed) this.#write(t, id, null, "");
    for (const row of rows.put) this.#write(t, rowKey(row.id), row.sheet, rowWords(row));
    for (const id of rows.removed) this.#write(t, rowKey(id), null, "");
  }

  /** The moments at which all words of the query came to stand in one text, by time. */
  find(query: string): Omit<WordAnswer, "read"> {
    const words = wordsOf(query);
    if (words.length === 0) return { found: [], total: 0 };
    const found = [...this.#histories].flatMap(([key, history]) => appearances(key, history, words));
    found.sort((a, b) => a.t - b.t);
    return { found: found.slice(0, MAX_FOUND), total: found.length };
  }

  #write(t: number, key: string, sheet: string | null, text: string): void {
    const history = this.#histories.get(key);
    if ((history?.versions.at(-1)?.text ?? "") === text) return;
    const version = { t: Math.max(0, t), text, folded: text.toLocaleLowerCase() };
    if (history === undefined) this.#histories.set(key, { sheet, versions: [version] });
    else history.versions.push(version);
  }
}

/** Rows and shapes have ids of their own, which could be the same. */
const rowKey = (id: StoredRow["id"]) => `row ${id}`;

function appearances(key: string, { sheet, versions }: History, words: readonly string[]): FoundWords[] {
  const found: FoundWords[] = [];
  let stood = false;
  for (const { t, text, folded } of versions) {
    const stands = words.every((word) => folded.includes(word));
    const last = found.at(-1);
    if (stands && stood && last !== undefined) found[found.length - 1] = { ...last, text };
    else if (stands) found.push({ id: sheet === null ? key : key.slice("row ".length), t, text, sheet });
    stood = stands;
  }
  return found;
}
