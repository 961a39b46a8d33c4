import { plainText } from "./plain-text";

const word = (text: string) => ({ type: "text", text });
const paragraph = (...content: object[]) => ({ type: "paragraph", content });

test("BRD-32 a label reads as plain text, a line a paragraph or list item", () => {
  const bold = { ...word("cache"), marks: [{ type: "bold" }] };
  const item = (text: string) => ({ type: "listItem", content: [paragraph(word(text))] });
  const label = {
    type: "doc",
    content: [
      paragraph(word("Redis "), bold),
      { type: "paragraph" },
      { type: "bulletList", content: [item("hot"), item("cold")] },
    ],
  };
  expect(plainText(label)).toBe("Redis cache\n\nhot\ncold");
});

test("BRD-32 what is no rich text reads as nothing", () => {
  expect(plainText({})).toBe("");
  expect(plainText({ content: [{ content: "odd" }] })).toBe("");
});
