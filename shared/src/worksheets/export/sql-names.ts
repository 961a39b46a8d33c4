import { charactersOf } from "../../lib/cut.js";
import { wellFormed } from "./well-formed.js";

/** PostgreSQL truncates longer names. */
const MAX_NAME_BYTES = 63;
/** Names of PostgreSQL's system columns, which every table has. */
const SYSTEM_COLUMNS = ["ctid", "cmax", "cmin", "tableoid", "xmax", "xmin", "oid"];

/** Length of the text as UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** "Tweet likes" -> "tweet_likes", "birthDate" -> "birth_date". Letters of any script with their marks, digits and underscores stay. */
export function sqlName(name: string): string {
  return wellFormed(name.normalize("NFC"))
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, "$1_$2")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "_")
    .replace(/^_|_$/g, "");
}

/** Hands out the names of one scope, each only once. */
export class SqlNames {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  static ofColumns(): SqlNames {
    return new SqlNames(SYSTEM_COLUMNS);
  }

  take(wished: string): string {
    let name = cut(wished, MAX_NAME_BYTES);
    for (let count = 2; this.#taken.has(name); count += 1)
      name = `${cut(wished, MAX_NAME_BYTES - bytesOf(`_${count}`))}_${count}`;
    this.#taken.add(name);
    return name;
  }
}

function cut(name: string, bytes: number): string {
  let [kept, size] = ["", 0];
  for (const character of charactersOf(name)) {
    size += bytesOf(character);
    if (size > bytes) break;
    kept += character;
  }
  return kept;
}

/** A name in quotes: reserved words are then allowed, and no character can end the name early. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** A text for behind "--": always a single line. */
export function commentWords(text: string): string {
  return wellFormed(text)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
}
