/** One change of a text: at an offset, code units are deleted and others inserted. */
interface TextEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

const isLowSurrogate = (text: string, at: number) => {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
};

/**
 * The smallest single edit that turns a text into another; null if they are equal. `caret`: its place afterwards, which
 * tells which of two equal letters was typed. The edit never splits a surrogate pair.
 */
export function textEdit(before: string, after: string, caret = after.length): TextEdit | null {
  if (before === after) return null;
  const longest = Math.min(before.length, after.length);
  // The text behind the caret was not typed.
  let end = 0;
  const most = Math.min(longest, Math.max(0, after.length - caret));
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  let start = 0;
  while (start < longest - end && before[start] === after[start]) start += 1;
  while (end < longest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  if (start > 0 && (isLowSurrogate(before, start) || isLowSurrogate(after, start))) start -= 1;
  if (end > 0 && (isLowSurrogate(before, before.length - end) || isLowSurrogate(after, after.length - end))) end -= 1;
  return { at: start, remove: before.length - start - end, insert: after.slice(start, after.length - end) };
}
