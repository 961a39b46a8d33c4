import * as Y from "yjs";

/**
 * A session's Y.Doc has three roots:
 *   records: Y.Map<record id, Y.Map{ _: the whole tldraw record as JSON, written once; ... overrides }>
 *   sheets:  Y.Map<row id, Y.Map{ _: { sheet, table, parent? }, written once; o: order; ... values and Y.Texts }>
 *   meta:    Y.Map{ schema, epoch }   written by the server alone
 * The server refuses updates that touch any other root, and clients' updates that touch `meta`.
 */
export const ROOT = { RECORDS: "records", SHEETS: "sheets", META: "meta" } as const;

/** Key of the record as it was created, in each record's map. */
export const BASE_KEY = "_";

/**
 * `meta.schema`: the layout of the document. A client that knows only an older layout must reload and not write.
 * Version 2 added the worksheets; a document of version 1 has none, and stays at 1 until it is rebuilt.
 */
export const BOARD_SCHEMA = 2;

/** `meta.epoch` of a new board; raised whenever the document is rebuilt and old copies must be thrown away. */
export const FIRST_EPOCH = 1;

/**
 * The Yjs clientID with which the server writes an epoch's first update, and nothing else. It is above every clientID
 * that browsers choose, and newer epochs have higher ones: if one document holds two epochs, Yjs lets the newer one's
 * records win. The first epoch of boards from before there were epochs has a random clientID.
 */
export const epochClientId = (epoch: number) => 2 ** 32 + epoch;

/** Most shapes and bindings on one board. */
export const MAX_BOARD_RECORDS = 2000;

export const DOCUMENT_ID = "document:document";
export const PAGE_ID = "page:page";

/** The records that tldraw 3.15.6 expects in an empty document. */
const SEED_RECORDS = [
  { typeName: "document", id: DOCUMENT_ID, gridSize: 10, name: "", meta: {} },
  { typeName: "page", id: PAGE_ID, name: "Page 1", index: "a1", meta: {} },
] as const;

/** Yjs clocks that `seedBoard` uses: schema, epoch, and two for each record. Later clocks are people's work. */
export const SEED_CLOCKS = 2 + 2 * SEED_RECORDS.length;

/** Ids of the records that only the server writes. */
export const SEEDED_IDS: ReadonlySet<string> = new Set([DOCUMENT_ID, PAGE_ID]);

/** id -> the record's map. */
export function recordsOf(doc: Y.Doc): Y.Map<Y.Map<unknown>> {
  return doc.getMap(ROOT.RECORDS);
}

export function metaOf(doc: Y.Doc): Y.Map<number> {
  return doc.getMap(ROOT.META);
}

/** Fills an empty document, in one transaction. The server does so once per epoch, the lobby's sandbox for itself. */
export function seedBoard(doc: Y.Doc, epoch = FIRST_EPOCH): void {
  doc.transact(() => {
    metaOf(doc).set("schema", BOARD_SCHEMA);
    metaOf(doc).set("epoch", epoch);
    const records = recordsOf(doc);
    for (const record of SEED_RECORDS) records.set(record.id, new Y.Map<unknown>([[BASE_KEY, record]]));
  });
}
