import { BOARD_SCHEMA, DOCUMENT_ID, metaOf, PAGE_ID, recordsOf } from "@casement/shared/document/schema";
import type * as Y from "yjs";

/**
 * waiting: the server's initial state has not arrived. newer: a newer version of Casement wrote the document, so this
 * page writes nothing and must be reloaded.
 */
export type BoardVersion = "waiting" | "ready" | "newer";

function boardVersion(doc: Y.Doc): BoardVersion {
  const schema = metaOf(doc).get("schema");
  if (typeof schema === "number" && schema > BOARD_SCHEMA) return "newer";
  const records = recordsOf(doc);
  return records.has(PAGE_ID) && records.has(DOCUMENT_ID) ? "ready" : "waiting";
}

/** Calls back now and whenever the version changes, until the returned function is called. */
export function watchBoardVersion(doc: Y.Doc, changed: (version: BoardVersion) => void): () => void {
  let last = boardVersion(doc);
  const look = () => {
    const version = boardVersion(doc);
    if (version !== last) changed(version);
    last = version;
  };
  changed(last);
  doc.on("afterTransaction", look);
  return () => doc.off("afterTransaction", look);
}
