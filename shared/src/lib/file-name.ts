import { cut } from "./cut.js";

const MAX_NAME_LENGTH = 80;
/** What is neither a letter with its marks and joiners, nor a digit, nor part of an emoji. */
const OTHERS = /[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200c\u200d]+/gu;
/** Nothing visible can begin with these. */
const BEGINNING = /^[-\p{M}\u200c\u200d]+/u;

/**
 * A file name that is valid on any system, without its extension: letters and digits of any script, emoji, and dashes;
 * `unnamed` when the title has none of them.
 */
export function fileName(title: string, unnamed = "board"): string {
  const name = title.normalize("NFC").replace(OTHERS, "-").replace(BEGINNING, "").replace(/-+$/, "");
  return cut(name, MAX_NAME_LENGTH) || unnamed;
}
