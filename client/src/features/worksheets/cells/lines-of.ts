const LIST_MARK = /^\s*(?:[-*•–]|\d{1,3}[.)]|\[[ x]\])\s+/i;

/** Lines of a paste as rows: marks of a list and blank lines left out. */
export function linesOf(pasted: string): string[] {
  return pasted
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(LIST_MARK, "").trim())
    .filter((line) => line !== "");
}
