import { title } from "./title.js";

test.each([
  ["  Design\u202e Twitter ", "Design Twitter"],
  ["Design\r\nTwitter", "Design Twitter"],
  ["\u2066ツイッターの設計\u2069", "ツイッターの設計"],
  ["تصميم تويتر", "تصميم تويتر"],
  ["👨‍👩‍👧 می\u200cخواهم", "👨‍👩‍👧 می\u200cخواهم"],
])("SEC-86 the title %j is kept as %j", (given, kept) => expect(title(40).parse(given)).toBe(kept));

test.each(["\u202e", "\u200b ", "", "a".repeat(41), "\ud83d", "a\0"])("SEC-86 %j is no title", (given) =>
  expect(title(40).safeParse(given).success).toBe(false),
);
