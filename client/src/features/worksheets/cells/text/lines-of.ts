const LIST_MARK = /^\s*(?:[-*•–]|\d{1,3}[.)]|\[[ x]\])\s+/i;

/** The lines of a paste as rows, without list markers and blank lines. */
export function linesOf(pasted: string): string[] {
  return pasted
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(LIST_MARK, "").trim())
    .filter((line) => line !== "");
}
