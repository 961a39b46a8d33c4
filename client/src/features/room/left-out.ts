import { showInPlaceOf } from "@/ui/notices/show-in-place-of";

/** Says that the server refused the last edits of board or worksheets, even after they were made again. */
export function sayLeftOut(): void {
  showInPlaceOf("left-out", "Your last changes could not be added. You see what everybody sees.");
}
