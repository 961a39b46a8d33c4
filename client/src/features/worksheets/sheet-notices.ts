import { SHEET_LIMITS, type SheetRefusal } from "@casement/shared/worksheets/limits";
import { showInPlaceOf } from "@/ui/notices/show-in-place-of";

const SENTENCES: Readonly<Record<SheetRefusal, string>> = {
  rows: `That is too much for one worksheet: it holds ${SHEET_LIMITS.rowsPerSheet} rows, and a paste may bring ${SHEET_LIMITS.pastedRows}. Nothing was added.`,
  text: "That text is too long for one field. Nothing was added; split it over several.",
  characters: "The worksheets are full. Nothing was added; delete what is not needed any more.",
};

/** Says why an edit of a worksheet was refused; a repeated notice replaces itself. */
export function sayRefused(why: SheetRefusal): void {
  showInPlaceOf("worksheet-refused", SENTENCES[why]);
}
