/** PostgreSQL's type for a written type; `asWritten` is false if it is a guess. */
interface SqlType {
  readonly type: string;
  readonly asWritten: boolean;
}

const PLAIN: Readonly<Record<string, string>> = {
  bigint: "bigint",
  int8: "bigint",
  long: "bigint",
  id: "bigint",
  integer: "integer",
  int: "integer",
  int4: "integer",
  smallint: "smallint",
  int2: "smallint",
  counter: "bigint",
  count: "bigint",
  number: "numeric",
  numeric: "numeric",
  decimal: "numeric",
  money: "numeric",
  float: "double precision",
  double: "double precision",
  real: "real",
  "double precision": "double precision",
  serial: "serial",
  bigserial: "bigserial",
  boolean: "boolean",
  bool: "boolean",
  string: "text",
  text: "text",
  str: "text",
  varchar: "text",
  char: "text",
  url: "text",
  uri: "text",
  email: "text",
  uuid: "uuid",
  date: "date",
  time: "time",
  datetime: "timestamptz",
  timestamp: "timestamptz",
  timestamptz: "timestamptz",
  interval: "interval",
  json: "jsonb",
  jsonb: "jsonb",
  object: "jsonb",
  map: "jsonb",
  blob: "bytea",
  bytea: "bytea",
  bytes: "bytea",
  binary: "bytea",
  inet: "inet",
  ip: "inet",
};
const SERIAL: Readonly<Record<string, string>> = { serial: "integer", bigserial: "bigint" };
const SIZED = /^(varchar|char|character varying|string|text)\s*\(\s*(\d{1,8})\s*\)$/;
const EXACT = /^(numeric|decimal)\s*\(\s*(\d{1,4})\s*(?:,\s*(\d{1,4})\s*)?\)$/;
const LIST = /^(?:(?:list|array|set)\s+of\s+(.+)|(.+)\[\])$/;
const MAX_LENGTH = 10_485_760;
const MAX_PRECISION = 1000;

export function sqlType(written: string): SqlType {
  const type = written.normalize("NFC").trim().toLowerCase();
  const known = knownType(type);
  if (known !== null) return { type: known, asWritten: true };
  // "bigint, the author" and "varchar(280) not null" begin with a type.
  const first = knownType(/^[a-z0-9]+(\s*\([\d,\s]*\))?/.exec(type)?.[0] ?? "");
  if (first !== null) return { type: first, asWritten: false };
  return { type: "text", asWritten: type === "" };
}

function knownType(type: string): string | null {
  const list = LIST.exec(type);
  if (list !== null) {
    const of =
      knownType((list[1] ?? list[2] ?? "").trim().replace(/(?<=\w\w)s$/, "")) ??
      knownType((list[1] ?? list[2] ?? "").trim());
    return of === null || of.endsWith("[]") || Object.hasOwn(SERIAL, of) ? null : `${of}[]`;
  }
  const sized = SIZED.exec(type);
  if (sized !== null) {
    const length = Number(sized[2]);
    return length >= 1 && length <= MAX_LENGTH ? `varchar(${length})` : "text";
  }
  const exact = EXACT.exec(type);
  if (exact !== null) {
    const [precision, scale] = [Number(exact[2]), Number(exact[3] ?? 0)];
    return precision >= 1 && precision <= MAX_PRECISION && scale <= precision
      ? `numeric(${precision}, ${scale})`
      : "numeric";
  }
  return Object.hasOwn(PLAIN, type) ? (PLAIN[type] as string) : null;
}

/** The type of a column that refers to a key of this type. */
export const referringType = (type: string): string => (Object.hasOwn(SERIAL, type) ? (SERIAL[type] as string) : type);
