import { cut } from "@casement/shared/lib/cut";

/** The text, or as much of it as fits with an ellipsis, in whole characters. */
export function shortened(text: string, room: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= room) return text;
  const upTo = (length: number) => `${cut(text, length).trimEnd()}…`;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (widthOf(upTo(middle)) <= room) low = middle;
    else high = middle - 1;
  }
  return upTo(low);
}
