import type { seededRandom } from "../seeded-random.js";

type Random = ReturnType<typeof seededRandom>;

const WORDS = [
  "",
  " ",
  "a",
  "\n\n",
  "\u0000",
  "a\u0001\u000b\u001fb",
  "\u0085\uffff",
  "\ud83d",
  "😀",
  "\u202eabc",
  "\u200b",
  "<b>&lt;</b>",
  "__proto__",
  "a".repeat(5000),
];

export const oddWord = (random: Random): string => random.pick(WORDS);

const text = (words: unknown, more: object = {}) => ({ type: "text", text: words, ...more });
const paragraph = (...content: unknown[]) => ({ type: "paragraph", content });
const doc = (...content: unknown[]) => ({ type: "doc", content });

const lists = (depth: number): unknown =>
  depth === 0
    ? paragraph(text("deep"))
    : { type: "bulletList", content: [{ type: "listItem", content: [paragraph(text("a")), lists(depth - 1)] }] };

const MARKS: readonly unknown[] = [
  [{ type: "bold" }],
  [{ type: "bold" }, { type: "bold" }],
  [{ type: "superscript" }],
  [{ type: "__proto__" }],
  [{}],
  [null],
  ["bold"],
  "bold",
  [{ type: "link", attrs: { href: 5 } }],
  [{ type: "link", attrs: { href: { toString: 1 } } }],
  [{ type: "link", attrs: { href: "javascript:alert(1)" } }],
  [{ type: "link", attrs: null }],
  [{ type: "link" }],
  [{ type: "highlight", attrs: { color: ["red"] } }],
  [{ type: "code" }, { type: "link", attrs: { href: "https://example.org" } }],
];

const SHAPES_OF_TEXT: readonly unknown[] = [
  doc(),
  doc(null),
  doc("a"),
  doc({}),
  doc({ type: "image", attrs: { src: "https://example.org/a.png" } }),
  doc({ type: "blockquote", content: [paragraph(text("a"))] }),
  doc({ type: "codeBlock", content: [text("a")] }),
  doc({ type: "constructor" }),
  doc({ type: 5 }),
  doc(text("bare")),
  doc(doc(paragraph())),
  doc(paragraph(text(""))),
  doc(paragraph(text(5))),
  doc(paragraph(text(undefined))),
  doc(paragraph(null)),
  doc(paragraph(paragraph(text("a")))),
  doc({ type: "paragraph", content: "a" }),
  doc({ type: "paragraph", content: {} }),
  doc({ type: "paragraph", attrs: { dir: { a: 1 } }, content: [text("a")] }),
  doc({ type: "paragraph", attrs: "a" }),
  doc({ type: "heading", attrs: { level: 99 }, content: [text("a")] }),
  doc({ type: "heading", attrs: { level: {} }, content: [text("a")] }),
  doc({ type: "bulletList" }),
  doc({ type: "bulletList", content: [] }),
  doc({ type: "bulletList", content: [paragraph(text("a"))] }),
  doc({ type: "listItem", content: [paragraph(text("a"))] }),
  doc({ type: "orderedList", attrs: { start: "x" }, content: [{ type: "listItem", content: [paragraph()] }] }),
  doc(lists(4)),
  doc(lists(9)),
  doc({ type: "hardBreak" }),
  doc(paragraph({ type: "hardBreak" }, text("a"), { type: "hardBreak" })),
  doc(paragraph(...Array.from({ length: 2000 }, (_, index) => text(`${index} `)))),
  { type: "paragraph", content: [text("a")] },
  { type: "text", text: "", content: [] },
  { type: "nothing", content: [] },
];

/** Rich text that only just satisfies the schema: a type, and a list of anything. */
export function oddRichText(random: Random): unknown {
  if (random.below(3) === 0) return doc(paragraph(text("a"), text("b", { marks: random.pick(MARKS) })));
  if (random.below(4) === 0) return doc(paragraph(text(oddWord(random))));
  return random.pick(SHAPES_OF_TEXT);
}
