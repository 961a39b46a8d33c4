/** Sorts after every row of a tab, so it ends the tab's range of keys. */
const LAST = "\uffff";
/** The only fact in copies of earlier versions of Casement, whose rows are numbered. */
const OLD_UNSAVED = "unsaved";

/** One tab's keys in a copy: its rows in their order, and the number of its edits that are not acknowledged. */
export const rowKey = (tab: string, row: number) => `${tab}/${String(row).padStart(9, "0")}`;
export const unsavedKey = (tab: string) => (tab === "" ? OLD_UNSAVED : `${OLD_UNSAVED}/${tab}`);
export const isUnsavedKey = (key: IDBValidKey) => String(key).startsWith(OLD_UNSAVED);
export const rowsOf = (tab: string) => IDBKeyRange.bound(`${tab}/`, `${tab}/${LAST}`);

/** The tab that wrote a row; empty for rows of an earlier version. */
export function tabOf(key: IDBValidKey): string {
  return typeof key === "string" ? (key.split("/")[0] ?? "") : "";
}
