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
 * `meta.schema`: how the document is laid out. A client that knows less must reload and not write. 2 brought the
 * worksheets; a document of 1 is one without any, and stays 1 until it is rebuilt.
 */
export const BOARD_SCHEMA = 2;

/** `meta.epoch` of a new board; raised whenever the document is rebuilt and old copies must be thrown away. */
export const FIRST_EPOCH = 1;

/**
 * The Yjs clientID with which the server writes an epoch's first update, and nothing else. Above all that browsers draw,
 * and the higher the newer: of two epochs in one document Yjs lets the newer one's records win. Boards made before
 * there were epochs have a random one in their first.
 */
export const epochClientId = (epoch: number) => 2 ** 32 + epoch;

/** Shapes and bindings on one board; more are refused. */
export const MAX_BOARD_RECORDS = 2000;

export const DOCUMENT_ID = "document:document";
export const PAGE_ID = "page:page";

/** The records that tldraw 3.15.6 expects in an empty document. */
const SEED_RECORDS = [
  { typeName: "document", id: DOCUMENT_ID, gridSize: 10, name: "", meta: {} },
  { typeName: "page", id: PAGE_ID, name: "Page 1", index: "a1", meta: {} },
] as const;

/** Clocks that `seedBoard` takes up: schema, epoch, and two for each record. What follows is people's work. */
export const SEED_CLOCKS = 2 + 2 * SEED_RECORDS.length;

/** What the server writes and nobody else. */
export const SEEDED_IDS: ReadonlySet<string> = new Set([DOCUMENT_ID, PAGE_ID]);

/** id -> the record's map. */
export function recordsOf(doc: Y.Doc): Y.Map<Y.Map<unknown>> {
  return doc.getMap(ROOT.RECORDS);
}

export function metaOf(doc: Y.Doc): Y.Map<number> {
  return doc.getMap(ROOT.META);
}

/** Fills an empty document, in one transaction. Only the server does it, once an epoch (the lobby's sandbox for itself). */
export function seedBoard(doc: Y.Doc, epoch = FIRST_EPOCH): void {
  doc.transact(() => {
    metaOf(doc).set("schema", BOARD_SCHEMA);
    metaOf(doc).set("epoch", epoch);
    const records = recordsOf(doc);
    for (const record of SEED_RECORDS) records.set(record.id, new Y.Map<unknown>([[BASE_KEY, record]]));
  });
}
