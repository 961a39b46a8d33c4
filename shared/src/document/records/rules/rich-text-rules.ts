import { isPlainObject } from "../../../lib/json-value.js";

const BLOCKS: ReadonlySet<string> = new Set(["paragraph", "heading", "bulletList", "orderedList"]);
const INLINE: ReadonlySet<string> = new Set(["text", "hardBreak"]);
const LIST_ITEMS: ReadonlySet<string> = new Set(["listItem"]);
const NOTHING: ReadonlySet<string> = new Set();

interface NodeRule {
  readonly holds: ReadonlySet<string>;
  /** Whether it must have a child. */
  readonly filled: boolean;
  /** The required type of its first child; null: any. */
  readonly first: string | null;
}

const OPEN = { filled: false, first: null } as const;
const FILLED = { filled: true, first: null } as const;

/**
 * The nodes and marks of the editor's rich text: those of tldraw's `tipTapDefaultExtensions`, repeated as data because
 * shared code may not import the editor. A test of the client compares them with the editor's own.
 */
export const RICH_TEXT_NODES: ReadonlyMap<string, NodeRule> = new Map([
  ["doc", { holds: BLOCKS, ...FILLED }],
  ["paragraph", { holds: INLINE, ...OPEN }],
  ["heading", { holds: INLINE, ...OPEN }],
  ["bulletList", { holds: LIST_ITEMS, ...FILLED }],
  ["orderedList", { holds: LIST_ITEMS, ...FILLED }],
  ["listItem", { holds: BLOCKS, filled: true, first: "paragraph" }],
  ["text", { holds: NOTHING, ...OPEN }],
  ["hardBreak", { holds: NOTHING, ...OPEN }],
]);

export const RICH_TEXT_MARKS: ReadonlySet<string> = new Set(["bold", "code", "highlight", "italic", "link", "strike"]);

/** Deepest nesting of nodes: five lists in lists. Deeper values of a document are cut off anyway, see json-value.ts. */
const MAX_DEPTH = 13;
const MAX_NODES = 10_000;
const MAX_ATTRIBUTE = 4096;

/** Why the editor would break on this rich text, or null. */
export function faultInRichText(value: unknown): string | null {
  if (!isPlainObject(value) || value.type !== "doc") return "its text cannot be read";
  return new Reading().faultIn(value, "doc", 0);
}

class Reading {
  #nodes = 0;

  faultIn(node: Readonly<Record<string, unknown>>, type: string, depth: number): string | null {
    const rule = RICH_TEXT_NODES.get(type);
    if (rule === undefined) return "its text holds something unknown";
    if (depth > MAX_DEPTH) return "its text is nested too deep";
    this.#nodes += 1;
    if (this.#nodes > MAX_NODES) return "its text has too many parts";
    if (type === "text" && (typeof node.text !== "string" || node.text === "")) return "its text has an empty part";
    if (!isPlainAttributes(node.attrs)) return "its text has an attribute that is neither text nor a number";
    return faultInMarks(node.marks) ?? this.#faultInContent(node.content, rule, depth);
  }

  #faultInContent(content: unknown, { holds, filled, first }: NodeRule, depth: number): string | null {
    if (content === undefined || content === null) return filled ? "a part of its text is missing" : null;
    if (!Array.isArray(content)) return "its text cannot be read";
    if (filled && content.length === 0) return "a part of its text is missing";
    for (const [index, child] of (content as unknown[]).entries()) {
      if (!isPlainObject(child) || typeof child.type !== "string") return "its text cannot be read";
      if (!holds.has(child.type)) return "its text has a part in the wrong place";
      if (index === 0 && first !== null && child.type !== first) return "its text has a part in the wrong place";
      const fault = this.faultIn(child, child.type, depth + 1);
      if (fault !== null) return fault;
    }
    return null;
  }
}

function faultInMarks(marks: unknown): string | null {
  if (marks === undefined || marks === null) return null;
  if (!Array.isArray(marks) || marks.length > RICH_TEXT_MARKS.size) return "its text has too many marks";
  const types = new Set<unknown>();
  for (const mark of marks as unknown[]) {
    if (isPlainObject(mark)) types.add(mark.type);
    if (!isPlainObject(mark) || !RICH_TEXT_MARKS.has(String(mark.type))) return "its text has an unknown mark";
    if (!isPlainAttributes(mark.attrs)) return "its text has an attribute that is neither text nor a number";
    const { href } = isPlainObject(mark.attrs) ? mark.attrs : {};
    if (href !== undefined && href !== null && typeof href !== "string") return "its text has a link to nowhere";
  }
  return types.size < marks.length ? "its text has the same mark twice" : null;
}

function isPlainAttributes(attributes: unknown): boolean {
  if (attributes === undefined || attributes === null) return true;
  if (!isPlainObject(attributes)) return false;
  return Object.values(attributes).every((value) =>
    typeof value === "string" ? value.length <= MAX_ATTRIBUTE : value === null || typeof value !== "object",
  );
}
