import * as Y from "yjs";
import { plainValue, sameValue } from "../../lib/json-value.js";
import { BASE_KEY } from "../schema.js";
import { copyRow } from "./copy-rows.js";
import { mergeTexts, rewriteText } from "./merge-texts.js";
import { ORDER_KEY, type StoredRow, sheetsOf, storedRow, storedRows } from "./stored-row.js";

export interface CarriedSheets {
  /** What both others began with. */
  readonly base: Y.Doc;
  /** A copy with edits that are to be made again. */
  readonly kept: Y.Doc;
  /** Where they are made; it may be the base itself. */
  readonly fresh: Y.Doc;
}

/**
 * Makes the edits of worksheets again that a copy has beyond its base, as new edits of a fresh document: field by field,
 * and in texts word by word, on top of what others did since. What others deleted meanwhile stays deleted.
 * Answers the number of rows that were written. Call it inside a transaction of `fresh`.
 */
export function carryOverRows({ base, kept, fresh }: CarriedSheets): number {
  const [before, mine] = [storedRows(base), storedRows(kept)];
  const [from, to] = [sheetsOf(kept), sheetsOf(fresh)];
  let written = 0;
  for (const id of new Set([...before.keys(), ...mine.keys()])) {
    const [was, is] = [before.get(id), mine.get(id)];
    if (sameValue(was, is)) continue;
    const present = to.get(id);
    // Made here and not there: new. Made there and not here: gone since, or come by itself.
    if ((was === undefined) !== (present === undefined)) continue;
    written += 1;
    if (is === undefined) to.delete(id);
    else if (was === undefined || present === undefined) to.set(id, copyRow(from.get(id) as Y.Map<unknown>));
    else writeChanges(present, was, from.get(id) as Y.Map<unknown>);
  }
  return written;
}

function writeChanges(present: Y.Map<unknown>, was: StoredRow, mine: Y.Map<unknown>): void {
  // Undo takes a value back by deleting it.
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
