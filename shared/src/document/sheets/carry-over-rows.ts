import * as Y from "yjs";
import { plainValue, sameValue } from "../../lib/json-value.js";
import { BASE_KEY } from "../schema.js";
import { copyRow } from "./copy-rows.js";
import { mergeTexts, rewriteText } from "./merge-texts.js";
import { ORDER_KEY, type StoredRow, sheetsOf, storedRow, storedRows } from "./stored-row.js";

interface CarriedSheets {
  /** The document that both others began with. */
  readonly base: Y.Doc;
  /** A copy of it with edits to carry over. */
  readonly kept: Y.Doc;
  /** The document to carry them over to; it may be the base itself. */
  readonly fresh: Y.Doc;
}

/**
 * Takes a copy's edits of worksheets since its base and makes them again, as new edits of a fresh document: values
 * field by field and texts word by word, on top of what others did since. What others deleted meanwhile stays deleted.
 * Returns the number of rows that were written. Call it inside a transaction of `fresh`.
 */
export function carryOverRows({ base, kept, fresh }: CarriedSheets): number {
  const [before, mine] = [storedRows(base), storedRows(kept)];
  const [from, to] = [sheetsOf(kept), sheetsOf(fresh)];
  let written = 0;
  for (const id of new Set([...before.keys(), ...mine.keys()])) {
    const [was, is] = [before.get(id), mine.get(id)];
    if (sameValue(was, is)) continue;
    const present = to.get(id);
    // Skips a row that others deleted since, and one that is new here but has reached the fresh document already.
    if ((was === undefined) !== (present === undefined)) continue;
    written += 1;
    if (is === undefined) to.delete(id);
    else if (was === undefined || present === undefined) to.set(id, copyRow(from.get(id) as Y.Map<unknown>));
    else writeChanges(present, was, from.get(id) as Y.Map<unknown>);
  }
  return written;
}

function writeChanges(present: Y.Map<unknown>, was: StoredRow, mine: Y.Map<unknown>): void {
  // Undo restores a value that was unset by deleting its key.
  for (const key of Object.keys(was.fields)) if (!mine.has(key)) present.delete(key);
  const now = storedRow(was.id, present);
  for (const [key, value] of mine.entries()) {
    if (key === BASE_KEY) continue;
    const target = present.get(key);
    const before = Object.hasOwn(was.fields, key) ? was.fields[key] : undefined;
    if (value instanceof Y.Text) {
      const theirs = now !== null && Object.hasOwn(now.fields, key) ? now.fields[key] : "";
      if (!(target instanceof Y.Text)) present.set(key, new Y.Text(value.toString()));
      else rewriteText(target, mergeTexts(asText(before), value.toString(), asText(theirs)));
    } else if (!(value instanceof Y.AbstractType)) {
      const wanted = plainValue(value);
      const old = key === ORDER_KEY ? was.order : before;
      if (!sameValue(old, wanted)) present.set(key, wanted);
    }
  }
}

const asText = (value: unknown) => (typeof value === "string" ? value : "");
