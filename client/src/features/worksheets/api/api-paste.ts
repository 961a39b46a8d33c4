import type { FieldValue, Row } from "@casement/shared/worksheets/schema";
import { httpMethodSchema, WORKSHEETS } from "@casement/shared/worksheets/worksheet";
import type { SheetEdits } from "@/document/sheets/sheet-edits";
import { admitsPaste, pasteBehind } from "../cells/paste-rows";

type Method = FieldValue<"api", "call", "method">;

const CALL = { sheet: "api", table: "call" } as const;
const FIELDS = WORKSHEETS.api.tables.call;

const METHOD = new RegExp(`^\\s*(${httpMethodSchema.options.join("|")})\\s+(?=/)`, "i");
/** A path, and what stands behind it: "/tweets – newest first". */
const PATH = /^(\/\S*)(?:\s+(?:[-–—:#]+\s*)?(.*))?$/;

interface PastedCall {
  /** Null when the line has none. */
  readonly method: Method | null;
  readonly name: string;
  readonly summary: string;
}

/** Reads "POST /tweets – publish a tweet", "/tweets" or "postTweet(text)". */
export function callOf(line: string): PastedCall {
  const found = METHOD.exec(line);
  const rest = line.slice(found?.[0].length ?? 0).trim();
  const [, path, summary = ""] = PATH.exec(rest) ?? [];
  return { method: methodOf(found), name: path ?? rest, summary };
}

const methodOf = (found: RegExpExecArray | null) => (found?.[1]?.toUpperCase() as Method | undefined) ?? null;

/** Makes the "POST" of a path that begins with "POST /" the method of the call, as one step of undo. */
export function takeMethod(edits: SheetEdits, id: string, name: string): void {
  const found = METHOD.exec(name);
  const method = methodOf(found);
  if (found === null || method === null) return;
  edits.step(() => {
    edits.textOf(id, "name")?.delete(0, found[0].length);
    edits.set({ ...CALL, id }, "method", method);
  });
}

/** Makes calls of pasted lines below the one that they were pasted into. When not all fit, it adds none. */
export function pasteCalls(edits: SheetEdits, into: Row<"api", "call">, lines: readonly string[]): void {
  const pasted = lines.map(callOf);
  const isTooLong = pasted.some(
    ({ name, summary }) => name.length > FIELDS.name.max || summary.length > FIELDS.summary.max,
  );
  if (!admitsPaste(edits, { rows: lines.length, isTooLong })) return;
  const isEmpty = into.name === "" && into.summary === "";
  const rows = pasted.map(({ method, name, summary }) => ({
    ...CALL,
    texts: { name, summary },
    values: { style: into.style, ...(method === null ? {} : { method }) },
  }));
  pasteBehind(edits, { id: into.id, isEmpty, rows, focus: "name" });
}
