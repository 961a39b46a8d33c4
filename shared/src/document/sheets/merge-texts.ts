import * as Y from "yjs";

/** For more pairs of words, the part between the equal ends of two texts is replaced as a whole. */
const MAX_WORD_PAIRS = 1_000_000;

/** Three-way merge: `base` with the changes of both other texts. Loses nothing that either of them wrote. */
export function mergeTexts(base: string, mine: string, theirs: string): string {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const docs = [mine, theirs].map((text, index) => {
    const doc = new Y.Doc();
    doc.clientID = 1;
    doc.getText("t").insert(0, base);
    doc.clientID = 2 + index;
    rewriteText(doc.getText("t"), text);
    return doc;
  });
  const [merged, other] = docs as [Y.Doc, Y.Doc];
  Y.applyUpdate(merged, Y.encodeStateAsUpdate(other));
  const text = merged.getText("t").toString();
  for (const doc of docs) doc.destroy();
  return text;
}

/** Changes a text to `next` word by word. Does not rewrite equal words, so that they merge with others' edits. */
export function rewriteText(text: Y.Text, next: string): void {
  const [from, to] = [words(text.toString()), words(next)];
  let start = 0;
  while (start < from.length && start < to.length && from[start] === to[start]) start += 1;
  let end = 0;
  const most = Math.min(from.length, to.length) - start;
  while (end < most && from.at(-1 - end) === to.at(-1 - end)) end += 1;
  let at = from.slice(0, start).join("").length;
  for (const { kind, words } of compare(from.slice(start, from.length - end), to.slice(start, to.length - end))) {
    if (kind === "gone") text.delete(at, words.length);
    else {
      if (kind === "new") text.insert(at, words);
      at += words.length;
    }
  }
}

const words = (text: string) => text.match(/\s+|[^\s]+/gu) ?? [];

interface Step {
  readonly kind: "same" | "new" | "gone";
  readonly words: string;
}

/** The steps from one list of words to another, by their longest common subsequence. */
function compare(from: readonly string[], to: readonly string[]): Step[] {
  if (from.length * to.length > MAX_WORD_PAIRS) {
    return [
      { kind: "gone", words: from.join("") },
      { kind: "new", words: to.join("") },
    ];
  }
  const width = to.length + 1;
  const lengths = new Uint32Array((from.length + 1) * width);
  const common = (i: number, j: number) => lengths[i * width + j] as number;
  for (let i = from.length - 1; i >= 0; i -= 1) {
    for (let j = to.length - 1; j >= 0; j -= 1) {
      const length = from[i] === to[j] ? common(i + 1, j + 1) + 1 : Math.max(common(i + 1, j), common(i, j + 1));
      lengths[i * width + j] = length;
    }
  }
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  while (i < from.length || j < to.length) {
    if (i < from.length && j < to.length && from[i] === to[j]) {
      steps.push({ kind: "same", words: from[i] as string });
      i += 1;
      j += 1;
    } else if (i < from.length && (j === to.length || common(i + 1, j) >= common(i, j + 1))) {
      steps.push({ kind: "gone", words: from[i] as string });
      i += 1;
    } else {
      steps.push({ kind: "new", words: to[j] as string });
      j += 1;
    }
  }
  return steps;
}
