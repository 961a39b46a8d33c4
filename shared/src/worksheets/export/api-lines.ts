import { splitLines } from "../../lib/split-lines.js";

/** A field that was written on one line: "limit?: integer, at most 100". */
export interface ApiField {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly description: string;
}

/** The part of JSON Schema that exports are made of. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const LINE = /^[-*•]?\s*([\p{L}_][\p{L}\p{M}\p{N}_$.-]*)\s*(\?)?\s*(?:[:=]\s*(.*)|\s(.*)|\((.*)\))?$/u;
/** "date-time?", also with words behind it. */
const OPTIONAL_TYPE = /^([^\s?,]+)\?(?=$|[\s,;])/;
const TYPES: readonly (readonly [RegExp, JsonSchema])[] = [
  [/^(big|small)?int(eger)?\b|^long\b|^serial\b/i, { type: "integer" }],
  [/^(number|float|double|decimal|numeric)\b/i, { type: "number" }],
  [/^bool(ean)?\b/i, { type: "boolean" }],
  [/^uuid\b/i, { type: "string", format: "uuid" }],
  [/^(date-?time|timestamp(tz)?)\b/i, { type: "string", format: "date-time" }],
  [/^date\b/i, { type: "string", format: "date" }],
  [/^e?mail\b/i, { type: "string", format: "email" }],
  [/^(url|uri)\b/i, { type: "string", format: "uri" }],
  [/^(string|text|str|varchar|char)\b/i, { type: "string" }],
  [/^(object|json|map)\b/i, { type: "object" }],
];
const LIST = /^(?:(?:list|array)\s*(?:of\s+|<\s*)?|\[)(.*?)[>\]]?$|^(\S+)\[\]/i;
/** "404 no such tweet": the code and what it means. */
const STATUS = /^[-*•]?\s*([1-5]\d\d)\b[\s:–-]*(.*)$/;

/** Reads a line as a field; null if it names none. */
export function fieldOf(line: string): ApiField | null {
  const [, name, optional, behindColon, behindSpace, inBrackets] = LINE.exec(line) ?? [];
  if (name === undefined) return null;
  const written = (behindColon ?? behindSpace ?? inBrackets ?? "").trim();
  const rest = written.replace(OPTIONAL_TYPE, "$1");
  const isOptional = optional !== undefined || rest !== written || /\boptional\b|\bnullable\b/i.test(rest);
  return { name, required: !isOptional, schema: schemaOf(rest), description: rest };
}

/** "integer" -> {type: "integer"}; an unknown type becomes a schema that allows anything. */
function schemaOf(type: string): JsonSchema {
  const plain = type.replace(/\boptional\b[,;]?/i, "").trim();
  const list = LIST.exec(plain);
  if (list !== null) return { type: "array", items: schemaOf(list[1] ?? list[2] ?? "") };
  return TYPES.find(([pattern]) => pattern.test(plain))?.[1] ?? {};
}

/** A status code with its sentence, or null. */
export function httpStatusOf(line: string): { readonly code: string; readonly text: string } | null {
  const [, code, text = ""] = STATUS.exec(line) ?? [];
  return code === undefined ? null : { code, text };
}

/** Reads the text of a body: JSON becomes an example, lines become fields, any other text a description. */
export function contentOf(text: string): {
  readonly schema: JsonSchema;
  readonly words: string;
  readonly example?: unknown;
} {
  const trimmed = text.trim();
  // Readers of the document would follow a "$ref".
  if (/^[[{]/.test(trimmed) && !trimmed.includes('"$ref"')) {
    try {
      const example: unknown = JSON.parse(trimmed);
      return { schema: shapeOf(example, 0), words: "", example };
    } catch {
      return { schema: {}, words: trimmed };
    }
  }
  const lines = splitLines(trimmed);
  const fields = lines.map((line) => (/[:=(?]/.test(line) || !/\s/.test(line) ? fieldOf(line) : null));
  if (lines.length === 0 || fields.some((field) => field === null)) return { schema: {}, words: trimmed };
  return { schema: objectOf(fields as ApiField[]), words: "" };
}

function objectOf(fields: readonly ApiField[]): JsonSchema {
  const required = [...new Set(fields.filter((field) => field.required).map(({ name }) => name))];
  const properties = fields.map(({ name, schema, description }) => [name, described(schema, description)] as const);
  return {
    type: "object",
    properties: Object.fromEntries(properties),
    ...(required.length === 0 ? {} : { required }),
  };
}

export function described(schema: JsonSchema, description: string): JsonSchema {
  return description === "" ? schema : { ...schema, description };
}

const MAX_DEPTH = 12;

function shapeOf(example: unknown, depth: number): JsonSchema {
  if (depth > MAX_DEPTH || example === null) return {};
  if (Array.isArray(example))
    return { type: "array", items: example.length === 0 ? {} : shapeOf(example[0], depth + 1) };
  if (typeof example === "object") {
    const properties = Object.entries(example).map(([name, value]) => [name, shapeOf(value, depth + 1)] as const);
    return { type: "object", properties: Object.fromEntries(properties) };
  }
  if (typeof example === "number") return { type: Number.isInteger(example) ? "integer" : "number" };
  return { type: typeof example === "boolean" ? "boolean" : "string" };
}
