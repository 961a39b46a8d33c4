const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/**
 * The beginning of a text, of at most `most` UTF-16 code units, that ends on a whole character as people see it: never
 * on half of an emoji, nor on a letter without its accent. If the first character alone is longer than `most`, the text
 * is cut between its code points.
 */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let end = 0;
  // Only the code point after `most` shows whether a character ends there.
  for (const { index, segment } of graphemes.segment(text.slice(0, most + 2))) {
    const next = index + segment.length;
    if (next > most) break;
    end = next;
  }
  return text.slice(0, end > 0 ? end : wholeCodePoints(text, most));
}

const wholeCodePoints = (text: string, most: number) =>
  /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most;
