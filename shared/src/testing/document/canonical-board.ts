import { canonicalJson } from "../../document/records/canonical.js";

/** A shown board, or the rows of worksheets, as text that is equal for equal contents. */
export function canonicalBoard(shown: ReadonlyMap<string, object>): string {
  return canonicalJson(Object.fromEntries(shown));
}
