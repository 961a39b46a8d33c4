/** A field as a line of text says it: "author_id bigint FK User". */
export interface PastedField {
  readonly name: string;
  readonly type: string;
  readonly primary: boolean;
  readonly unique: boolean;
  readonly nullable: boolean;
  /** The words of its reference and the entity that they name, if they name one; null when it refers to nothing. */
  readonly reference: { readonly words: string; readonly target: string | null } | null;
}

export interface PastedEntity {
  /** Null for fields that come before any entity's name. */
  readonly name: string | null;
  readonly fields: readonly PastedField[];
}

const NAMED = String.raw`(?!(?:not|null|nullable|optional|unique|pk|primary)\b)([\p{L}_][\p{L}\p{N}_]*)`;
/** "FK", "FK User", "FK to users(id)", "REFERENCES users.id" */
const FOREIGN = new RegExp(
  String.raw`\b(?:fk|foreign key|references)\b(?:\s*(?:->|=>|→|to|references)?\s*${NAMED}(?:\.\w+|\(\w+\))?)?`,
  "iu",
);
/** "-> User" */
const ARROW = new RegExp(String.raw`(?:->|=>|→)\s*${NAMED}(?:\.\w+|\(\w+\))?`, "iu");
const PRIMARY = /\b(?:pk|primary key)\b/i;
const UNIQUE = /\bunique\b/i;
const REQUIRED = /\bnot null\b/i;
const NULLABLE = /\b(?:nullable|null|optional)\b|\?(?=$|[\s,;)])/i;
/** "Tweet(id PK, author_id FK User)", and a remark behind it. */
const ENTITY_LINE = /^(\p{Lu}[\p{L}\p{N}_]*)\s*\(((?:[^()]|\([^()]*\))*)\)/u;
/** "User" or "User:" above its fields. */
const HEADING = /^(?:\p{Lu}[\p{L}\p{N}_]*|[\p{L}_][\p{L}\p{N}_ ]*:)$/u;
/** "PK both", "PK all three": how many of the first fields are the key. */
const KEY_OF_SEVERAL = /^\s*(?:pk|primary key)\s+(?:all\s+|the\s+first\s+)?(both|two|three|four)\b/i;
const COUNTS: ReadonlyMap<string, number> = new Map([
  ["both", 2],
  ["two", 2],
  ["three", 3],
  ["four", 4],
]);

/** Reads "id bigint PK", "email: text", "user_id (PK, FK)" or the columns of a spreadsheet. */
export function fieldOf(line: string): PastedField {
  const [name = "", said = ""] = line.includes("\t") ? splitColumns(line) : splitName(line);
  const foreign = FOREIGN.exec(said) ?? ARROW.exec(said);
  let rest = foreign === null ? said : said.replace(foreign[0], "");
  const take = (pattern: RegExp) => {
    const before = rest;
    rest = rest.replace(pattern, "");
    return rest !== before;
  };
  const primary = take(PRIMARY);
  const unique = take(UNIQUE);
  const isRequired = take(REQUIRED);
  const nullable = take(NULLABLE) || /\?[,;]?$/.test(name);
  return {
    name: name.replace(/[?,;]+\s*$/, "").trim(),
    type: tidy(rest),
    primary,
    unique,
    nullable: nullable && !isRequired && !primary,
    reference: foreign === null ? null : { words: foreign[0].trim(), target: foreign[1] ?? null },
  };
}

function splitColumns(line: string): string[] {
  const [name = "", ...others] = line.split("\t");
  return [name, others.join(" ")];
}

function splitName(line: string): string[] {
  const [, name, type] = /^([^\s:(]+)\s*[:\s]?\s*(.*)$/.exec(line.trim()) ?? [];
  return name === undefined ? [line] : [name, type ?? ""];
}

/** Takes away brackets and commas that the words taken out have left. */
function tidy(type: string): string {
  const inside = type
    .replace(/([(,;])(?:\s*[,;])+/g, "$1")
    .replace(/\(\s*[,;]?\s*\)/g, "")
    .replace(/\(\s*[,;]\s*/g, "(")
    .replace(/\s*[,;]\s*\)/g, ")")
    .replace(/\s+/g, " ")
    .replace(/^[\s,;]+|[\s,;]+$/g, "");
  return /^\(([^()]*)\)$/.exec(inside)?.[1]?.trim() ?? inside;
}

/**
 * Reads entities with their fields: a heading above fields, or "Tweet(id PK, author_id FK User)" on one line.
 * @param isNamed whether the first line is a heading if it is a single word, such as "users".
 */
export function entitiesOf(lines: readonly string[], isNamed = false): readonly PastedEntity[] {
  const entities: { name: string | null; fields: PastedField[] }[] = [];
  const [heading = ""] = lines;
  const isHeading = isNamed && /^[\p{L}_][\p{L}\p{N}_]*$/u.test(heading);
  if (isHeading) entities.push({ name: heading, fields: [] });
  for (const line of isHeading ? lines.slice(1) : lines) {
    const [, name, inside] = ENTITY_LINE.exec(line) ?? [];
    if (name !== undefined && inside !== undefined) entities.push({ name, fields: fieldsIn(inside) });
    else if (HEADING.test(line)) entities.push({ name: line.replace(/:$/, ""), fields: [] });
    else {
      if (entities.length === 0) entities.push({ name: null, fields: [] });
      entities.at(-1)?.fields.push(fieldOf(line));
    }
  }
  return entities;
}

/** Whether a line names an entity together with its fields. */
export const isEntityLine = (line: string): boolean => ENTITY_LINE.test(line);

function fieldsIn(inside: string): PastedField[] {
  const [list = "", key = ""] = inside.split(";");
  const fields = list
    .split(/,(?![^(]*\))/)
    .map((each) => each.trim())
    .filter((each) => each !== "")
    .map(fieldOf);
  const keys = COUNTS.get(KEY_OF_SEVERAL.exec(key)?.[1]?.toLowerCase() ?? "") ?? 0;
  return fields.map((field, at) => (at < keys ? { ...field, primary: true, nullable: false } : field));
}

/** "author_id" -> "author", "userId" -> "user": what a reference that names nothing refers to. */
const bare = (field: string) => field.replace(/(?:_id|Id|_key|_ref)$/, "");

/** "Users" and "user" are one entity. */
const keyOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/ies$/, "y")
    .replace(/s$/, "");

/** Id of the entity to which the field refers; null when it refers to none of them. */
export function targetOf(
  field: PastedField,
  entities: readonly (readonly [name: string, id: string])[],
): string | null {
  if (field.reference === null) return null;
  const wanted = keyOf(field.reference.target ?? bare(field.name));
  return entities.find(([name]) => name.trim() !== "" && keyOf(name) === wanted)?.[1] ?? null;
}
