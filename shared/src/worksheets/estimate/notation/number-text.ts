/** A number at a place of a formula. */
interface ReadNumber {
  readonly value: number;
  readonly length: number;
  /** How it was read, when it can also be read otherwise: a clause that follows "The formula". */
  readonly remark: string | null;
}

/** A number that can be read in one way only, as most can: what follows it belongs to no number. */
const SIMPLE = /\d+(?:\.\d{1,2})?(?![\d.,'_eE]| \d)/y;

/** Ways to set thousands apart, each with the sign before its decimals. */
const GROUPED: readonly (readonly [pattern: RegExp, decimal: string])[] = [
  [/\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?/y, ".,"],
  [/\d{1,3}(?:['_]\d{3})+(?!\d)(?:[.,]\d+)?/y, ".,"],
  [/[1-9]\d{0,2}(?:,\d{3})+(?!\d)(?:\.\d+)?/y, "."],
  // Lakhs and crores: 50,00,00,000.
  [/[1-9]\d?(?:,\d{2})+,\d{3}(?!\d)(?:\.\d+)?/y, "."],
  [/[1-9]\d{0,2}(?:\.\d{3})+,\d+/y, ","],
  [/[1-9]\d{0,2}(?:\.\d{3}){2,}(?!\d)/y, ","],
];
const WITH_COMMA = /(?:\d+(?:[.,]\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;

/** Between the values of min and max a comma separates. */
const GROUPED_IN_CALL = /\d{1,3}(?: \d{3})+(?!\d)(?:\.\d+)?/y;
const WITHOUT_COMMA = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
const COMMA_THOUSANDS = /^,\d{3}(?!\d)/;

/** "86.400" ends in zeros that nobody writes in a decimal. */
const POINT_THOUSANDS = /^[1-9]\d{0,2}\.\d00$/;

/**
 * Reads the number at `from`: 86 400, 86,400, 86'400, 2.5, 2,5, .5, 5E8. Null if there is none.
 * @param inCall whether it stands between the brackets of min or max, where "1,500" is two values.
 */
export function readNumber(text: string, from: number, inCall: boolean): ReadNumber | null {
  const simple = match(SIMPLE, text, from);
  if (simple !== null) return { value: Number(simple), length: simple.length, remark: null };
  if (inCall) {
    const found = match(GROUPED_IN_CALL, text, from) ?? match(WITHOUT_COMMA, text, from);
    if (found === null) return null;
    const splits = COMMA_THOUSANDS.test(text.slice(from + found.length));
    const remark = splits ? "takes the comma for one between two values: for thousands write 86 400" : null;
    return { value: numberOf(found, "."), length: found.length, remark };
  }
  for (const [pattern, decimal] of GROUPED) {
    const found = match(pattern, text, from);
    if (found !== null) return { value: numberOf(found, decimal), length: found.length, remark: null };
  }
  const found = match(WITH_COMMA, text, from);
  if (found === null) return null;
  const remark = POINT_THOUSANDS.test(found) ? `takes ${found} for a decimal: for thousands write 86 400` : null;
  return { value: numberOf(found, ".,"), length: found.length, remark };
}

function match(pattern: RegExp, text: string, from: number): string | null {
  pattern.lastIndex = from;
  return pattern.exec(text)?.[0] ?? null;
}

/** `decimal`: the signs that can begin the decimals; the last one of them does, and all others set thousands apart. */
function numberOf(written: string, decimal: string): number {
  const at = Math.max(...[...decimal].map((sign) => written.lastIndexOf(sign)));
  if (at < 0) return Number(written.replace(/[ ,.'_]/g, ""));
  return Number(`${written.slice(0, at).replace(/[ ,.'_]/g, "")}.${written.slice(at + 1)}`);
}
