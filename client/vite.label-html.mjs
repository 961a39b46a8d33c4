import { fileURLToPath } from "node:url";

const TIPTAP = "@tiptap/core";
const OURS = fileURLToPath(new URL("src/features/board/labels/label-html.ts", import.meta.url));
const BOTH = "\0tiptap-with-label-html";

/**
 * Gives tldraw our maker of label HTML in the place of tiptap's; see docs/decisions/0011-labels-are-made-once.md.
 * @returns {import("vite").Plugin}
 */
export function labelHtml() {
  return {
    name: "label-html",
    enforce: "pre",
    resolveId: (source, importer) => (source === TIPTAP && importer !== OURS && importer !== BOTH ? BOTH : null),
    load: (id) =>
      id === BOTH ? `export * from "${TIPTAP}"; export { generateHTML } from ${JSON.stringify(OURS)};` : null,
  };
}
