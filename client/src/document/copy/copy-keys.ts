/** Highest that follows a tab's name in a key. */
const LAST = "\uffff";
/** The one fact of copies made by earlier versions of Casement, whose rows are numbered. */
const OLD_UNSAVED = "unsaved";

/** One tab's share of a copy: rows in their order, and how many of its edits have no answer. */
export const rowKey = (tab: string, row: number) => `${tab}/${String(row).padStart(9, "0")}`;
export const unsavedKey = (tab: string) => (tab === "" ? OLD_UNSAVED : `${OLD_UNSAVED}/${tab}`);
export const isUnsavedKey = (key: IDBValidKey) => String(key).startsWith(OLD_UNSAVED);
export const rowsOf = (tab: string) => IDBKeyRange.bound(`${tab}/`, `${tab}/${LAST}`);

/** Tab that wrote a row; empty for an earlier version's. */
export function tabOf(key: IDBValidKey): string {
  return typeof key === "string" ? (key.split("/")[0] ?? "") : "";
}
