interface TextNode {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly content?: unknown;
}

/** The plain text of a rich text, one line per block. */
export function plainText({ content }: TextNode): string {
  return Array.isArray(content) ? content.map((block: TextNode) => lineOf(block)).join("\n") : "";
}

function lineOf({ type, text, content }: TextNode): string {
  if (typeof text === "string") return text;
  if (type === "hardBreak" || !Array.isArray(content)) return "";
  const isListed = type === "bulletList" || type === "orderedList" || type === "listItem";
  return content.map((node: TextNode) => lineOf(node)).join(isListed ? "\n" : "");
}
