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
  for (const character of charactersOf(text.slice(0, most + 2))) {
    if (end + character.length > most) break;
    end += character.length;
  }
  return text.slice(0, end > 0 ? end : wholeCodePoints(text, most));
}

/** The characters of a text as people see them: an emoji, or a letter with its accents, is one. */
export function* charactersOf(text: string): Generator<string> {
  for (const { segment } of graphemes.segment(text)) yield segment;
}

const wholeCodePoints = (text: string, most: number) =>
  /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most;
