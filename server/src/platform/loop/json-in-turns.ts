import { Turn } from "./take-turns.js";

/** How deep lists and objects are written entry by entry; the long ones of a session's state lie that deep. */
const DEPTH = 3;
/** Characters in one piece. */
const PIECE_LENGTH = 64 * 1024;

/** The value as JSON.stringify writes it, in pieces and in turns. */
export async function jsonInTurns(value: unknown): Promise<Buffer[]> {
  const turn = new Turn();
  const pieces: Buffer[] = [];
  let text = "";
  for (const part of parts(value, DEPTH)) {
    text += part;
    if (text.length < PIECE_LENGTH) continue;
    pieces.push(Buffer.from(text));
    text = "";
    if (turn.isOver) await turn.next();
  }
  pieces.push(Buffer.from(text));
  return pieces;
}

function* parts(value: unknown, depth: number): Generator<string> {
  if (depth === 0 || typeof value !== "object" || value === null || "toJSON" in value) yield JSON.stringify(value);
  else if (Array.isArray(value)) yield* listParts(value, depth);
  else yield* objectParts(value, depth);
}

function* listParts(list: readonly unknown[], depth: number): Generator<string> {
  let sign = "[";
  for (const entry of list) {
    yield sign;
    yield* parts(entry ?? null, depth - 1);
    sign = ",";
  }
  yield list.length === 0 ? "[]" : "]";
}

function* objectParts(object: object, depth: number): Generator<string> {
  let sign = "{";
  for (const [key, entry] of Object.entries(object)) {
    if (entry === undefined) continue;
    yield `${sign}${JSON.stringify(key)}:`;
    yield* parts(entry, depth - 1);
    sign = ",";
  }
  yield sign === "{" ? "{}" : "}";
}
