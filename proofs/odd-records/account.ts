import type { BoardRecord } from "@casement/shared/document/records/board-record";
import { RecordIndex } from "@casement/shared/document/records/record-index";
import { PAGE_ID } from "@casement/shared/document/schema";
import type { Sight } from "./screens.js";

/** What became of a board's shape records. */
export interface Account {
  readonly shown: readonly BoardRecord[];
  /** Left out and named on the screen. */
  readonly named: number;
  /** Removed together with what they stand on or are bound to; empty groups. */
  readonly unsupported: number;
}

/**
 * Makes the account of one screen. Throws if a shape record is neither shown nor named, although everything that it
 * stands on is shown.
 */
export function account(records: readonly BoardRecord[], { shown, named }: Sight): Account {
  const ofThese = records.filter(({ id }) => shown.has(id));
  const hidden = records.filter(({ id }) => !shown.has(id));
  if (ofThese.length < shown.size) throw new Error("it shows what nobody drew");
  const page = { id: PAGE_ID, typeName: "page" };
  const index = RecordIndex.of(new Map([page, ...ofThese].map((record) => [record.id, record])));
  const missed = hidden.filter((record) => index.standing(record) !== undefined);
  if (named < missed.length) {
    throw new Error(`${named} are said to be left out, but ${missed.map(({ id }) => id).join(", ")} are`);
  }
  if (named > hidden.length) throw new Error(`${named} are said to be left out, but ${hidden.length} are`);
  return { shown: ofThese, named, unsupported: hidden.length - named };
}
