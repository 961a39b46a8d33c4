import { wellFormed } from "./well-formed.js";

/** Everything that Markdown or HTML could read as more than a sign, wherever it stands. */
const SIGNS = /[\\`*_[\]<>|~&$]/g;
/** Control characters, and what turns text around. */
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu;
const ENTITY: Readonly<Record<string, string>> = { "<": "&lt;", ">": "&gt;", "&": "&amp;" };

const clean = (text: string) => wellFormed(text).replace(/\r\n?/g, "\n").replace(INVISIBLE, "");

/** Somebody's words on one line, none of them read as markup or HTML. */
export function inline(text: string): string {
  const words = clean(text).replace(/\s+/g, " ").trim();
  return words
    .replace(SIGNS, (sign) => ENTITY[sign] ?? `\\${sign}`)
    .replace(/^([-+=#])/, "\\$1")
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");
}

/** Somebody's lines as paragraphs and lists of their own, each line escaped. */
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

/** Somebody's lines within a cell of a table. */
export const cell = (text: string): string =>
  clean(text)
    .trim()
    .split(/\n+/)
    .map(inline)
    .filter((line) => line !== "")
    .join("<br>");

/** Words as code; empty for none. */
export function code(text: string): string {
  const words = clean(text).replace(/\s+/g, " ").trim();
  if (words === "") return "";
  const longest = Math.max(0, ...[...words.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  // A bar ends a cell even in code.
  const pad = words.startsWith("`") || words.endsWith("`") ? " " : "";
  return `${fence}${pad}${words.replaceAll("|", "\\|")}${pad}${fence}`;
}

/** Rows under a head, or nothing at all when there are no rows. Cells are written already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return "";
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export const list = (items: readonly string[]): string => items.map((item) => `- ${item}`).join("\n");

/** Parts one below the other, what is empty left out. */
export const blocks = (...parts: readonly string[]): string => parts.filter((part) => part !== "").join("\n\n");
