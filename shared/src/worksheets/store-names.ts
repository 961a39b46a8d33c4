import type { StoreKind } from "./worksheet.js";

const NAMES: Readonly<Record<StoreKind, string>> = {
  relational: "relational database",
  document: "document store",
  "wide-column": "wide-column store",
  "key-value": "key-value store",
  graph: "graph database",
  search: "search index",
  object: "object storage",
};

/** "wide-column store"; empty while it is not decided. */
export const storeName = (kind: StoreKind | null): string => (kind === null ? "" : NAMES[kind]);
