import type { z } from "zod";
import { jsonInTurns } from "../../../platform/loop/json-in-turns.js";
import { Turn } from "../../../platform/loop/take-turns.js";

/** Entries of a list that are parsed without a pause. */
const ENTRIES_AT_ONCE = 500;

type Fields = Readonly<Record<string, unknown>>;

/** The JSON of what the schema lets out of an answer, made in turns however long it is, in pieces. Throws ZodError. */
export async function answerInTurns(schema: z.ZodType, answer: unknown): Promise<Buffer[]> {
  return jsonInTurns(isObject(answer) ? await parseFields(schema, answer) : schema.parse(answer));
}

const isObject = (answer: unknown): answer is Fields =>
  typeof answer === "object" && answer !== null && !Array.isArray(answer);

/** Parses long lists part by part: no schema of an answer says anything of a list as a whole. */
async function parseFields(schema: z.ZodType, answer: Fields): Promise<Fields> {
  const lists = Object.entries(answer).filter(isLongList);
  const short: Fields = { ...answer, ...Object.fromEntries(lists.map(([field]) => [field, []])) };
  const parsed = schema.parse(short) as Record<string, unknown>;
  const turn = new Turn();
  // A field that the schema does not know is not let out.
  for (const [field, entries] of lists.filter(([field]) => Object.hasOwn(parsed, field))) {
    const all: unknown[] = [];
    for (let from = 0; from < entries.length; from += ENTRIES_AT_ONCE) {
      if (turn.isOver) await turn.next();
      const part = schema.parse({ ...short, [field]: entries.slice(from, from + ENTRIES_AT_ONCE) }) as Fields;
      all.push(...(part[field] as unknown[]));
    }
    parsed[field] = all;
  }
  return parsed;
}

function isLongList(field: [string, unknown]): field is [string, unknown[]] {
  return Array.isArray(field[1]) && field[1].length > ENTRIES_AT_ONCE;
}
