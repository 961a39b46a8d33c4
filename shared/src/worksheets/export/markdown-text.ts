import { wellFormed } from "./well-formed.js";

/** Characters that Markdown or HTML could read as markup, anywhere in a line. */
const SIGNS = /[\\`*_[\]<>|~&$]/g;
/** Control characters, and characters that change the direction of text. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;
const ENTITY: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;" };

const clean = (text: string) => wellFormed(text).replace(/\r\n?/g, "\n").replace(INVISIBLE, "");

/** A person's text on one line, escaped so that none of it is markup or HTML. */
export function inline(text: string): string {
  const words = clean(text).replace(/\s+/g, " ").trim();
  return words
    .replace(SIGNS, (sign) => ENTITY[sign] ?? `\\${sign}`)
    .replace(/^([-+=#])/, "\\$1")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");
}

/** A person's lines as paragraphs and lists, each line escaped. */
export function paragraphs(text: string): string {
  return clean(text)
    .trim()
    .split(/\n\s*\n/)
    .map((block) =>
      block
        .split("\n")
        .map(inline)
        .filter((line) => line !== "")
        .join("\\\n"),
    )
    .filter((block) => block !== "")
    .join("\n\n");
}

/** A person's lines inside a cell of a table. */
export const cell = (text: string): string =>
  clean(text)
    .trim()
    .split(/\n+/)
    .map(inline)
    .filter((line) => line !== "")
    .join("<br>");

/** A text as code; empty for an empty text. */
export function code(text: string): string {
  const words = clean(text).replace(/\s+/g, " ").trim();
  if (words === "") return "";
  const longest = Math.max(0, ...[...words.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  // A bar ends a cell even in code.
  const pad = words.startsWith("`") || words.endsWith("`") ? " " : "";
  return `${fence}${pad}${words.replaceAll("|", "\\|")}${pad}${fence}`;
}

/** A table, or an empty text if there are no rows. Cells are Markdown already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join("\n");

/** Joins the parts that are not empty, with a blank line between. */
export const blocks = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join("\n\n");
