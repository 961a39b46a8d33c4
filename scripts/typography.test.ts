import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseSync } from "@swc/core";

const ROOT = path.resolve(__dirname, "..");
const SOURCES = ["shared/src", "prisma/src/content", "server/src/domain", "client/src"];
/** What is no text: patterns and names of fonts. */
const NO_TEXT = /model-lines\.ts$|component-text\.ts$|draw-picture\.ts$/;
const TESTS = /\.test\.tsx?$|\.testing\.tsx?$|(^|\/)testing\//;

/** Two words beside each other: a sentence or a part of one, not a name or a class. */
const SENTENCE = /[a-z]{2,} [a-z]/i;

/** How it is not written here: each once as it is, and as it is written. */
const WRONG: readonly (readonly [wrong: RegExp, right: string])[] = [
  [/[’‘]/, "'"],
  [/"|(^|[\s(])'\w/, "“ and ”"],
  [/->/, "→"],
  [/\.\.\./, "…"],
];

const files = SOURCES.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !TESTS.test(file) && !NO_TEXT.test(file))
    .map((file) => path.join(folder, file)),
);

/** The texts in a file: of its strings, its templates and its elements. */
function textsOf(file: string): string[] {
  const found: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { type, value, cooked } = node as { type?: unknown; value?: unknown; cooked?: unknown };
    if ((type === "StringLiteral" || type === "JSXText") && typeof value === "string") found.push(value);
    if (type === "TemplateElement" && typeof cooked === "string") found.push(cooked);
    for (const child of Object.values(node)) visit(child);
  };
  visit(parseSync(readFileSync(path.join(ROOT, file), "utf8"), { syntax: "typescript", tsx: file.endsWith("x") }));
  return found;
}

test("UI-213 sentences have one kind of apostrophe, quotation mark, arrow and ellipsis", () => {
  const faults = files.flatMap((file) =>
    textsOf(file)
      .filter((text) => SENTENCE.test(text))
      .flatMap((text) =>
        WRONG.filter(([wrong]) => wrong.test(text)).map(([, right]) => `${file}, ${right}: ${text.trim()}`),
      ),
  );
  expect(faults).toEqual([]);
});
