import { countedWord } from "../quantities/counted-things.js";
import { plain, type Quantity } from "../quantities/quantity.js";
import { quantityKey } from "../quantities/quantity-name.js";
import { unitMeant } from "../quantities/units.js";
import type { Token } from "./formula-tokens.js";
import { isPer, isQualifier } from "./formula-words.js";

interface MeaningOfB {
  readonly quantity: Quantity;
  /** What it was taken for, as a clause that follows "The formula"; null where the result's unit says it anyway. */
  readonly remark: string | null;
}

const BILLION: Quantity = plain(1e9);
const BYTE: Quantity = { value: 1, data: 1, time: 0 };

const DATA_NAME =
  /(^|_)(bytes?|sizes?|storage|store|stored|data|bandwidth|memory|ram|disk|cache|payload|metadata|media|ingress|egress|volume)(_|$)/;
const RATE_NAME = /(^|_)(rate|qps|rps|tps|load|count|number|dau|mau|population)(_|$)/;
/** Names of shares and factors, by which billions are multiplied as well as bytes. */
const SHARE_NAME = /(^|_)(share|percent|percentage|ratio|factor|fraction|copies|replicas|peak)(_|$)/;

/** "daily active share", "peak factor" */
export const isShareName = (name: string): boolean => SHARE_NAME.test(quantityKey(name));

/** What stands behind "per" in a name is not what the row counts. */
const DIVISOR_IN_NAME = /_(per|a)_.*$/;

export const isLetterB = (text: string): boolean => text === "B" || text === "b";

/** What the letter at `at`, which follows a number, stands for: "20B reads" or "500 B × posts". */
export function billionOrBytes(tokens: readonly Token[], at: number, rowName: string): MeaningOfB {
  const isTight = tokens[at - 1]?.to === tokens[at]?.from;
  const isData = meansData(tokens, at) ?? meansDataInRow(rowName) ?? besideCount(tokens, at) ?? !isTight;
  if (!isData) return { quantity: BILLION, remark: "reads B as billion: for data, write “bytes”" };
  return { quantity: BYTE, remark: isTight ? "takes B for bytes: for a billion write “bn”" : null };
}

/** What the formula says for certain; undefined if it says nothing. */
function meansData(tokens: readonly Token[], at: number): boolean | undefined {
  if (isCountedAt(tokens, at + 1)) return false;
  const [from, to] = productAround(tokens, at);
  const beside = (from: number, to: number) =>
    tokens.slice(from, to).flatMap((_token, index) => (isDataAt(tokens, from + index) ? [from + index] : []));
  const [partner] = beside(from, to);
  if (partner !== undefined) return isDivisor(tokens, at) || isDivisor(tokens, partner);
  const other = otherB(tokens, at, from, to);
  if (other !== undefined) return other < at;
  if (isSlash(tokens, at + 1) && isCountedAt(tokens, at + 2)) return true;
  if (beside(0, from).length > 0 || beside(to, tokens.length).length > 0) return true;
  return undefined;
}

/** The other B of "20B × 500B": people write how many before how large. */
function otherB(tokens: readonly Token[], at: number, from: number, to: number): number | undefined {
  const isFactorB = (index: number) => isLetterB(tokens[index]?.text ?? "") && !isDivisor(tokens, index);
  if (!isFactorB(at)) return undefined;
  for (let index = from; index < to; index += 1) if (index !== at && isFactorB(index)) return index;
  return undefined;
}

function meansDataInRow(rowName: string): boolean | undefined {
  const key = quantityKey(rowName).replace(DIVISOR_IN_NAME, "");
  if (DATA_NAME.test(key)) return true;
  const counts = key.split("_").some((word) => (countedWord(word) ?? word) !== word);
  return counts || RATE_NAME.test(key) ? false : undefined;
}

/** Posts are multiplied by bytes, and nobody multiplies them by billions. */
function besideCount(tokens: readonly Token[], at: number): true | undefined {
  const [from, to] = productAround(tokens, at);
  for (let other = from; other < to; other += 1)
    if (other !== at && !isDivisor(tokens, other) && !isDivisor(tokens, at) && isCountAt(tokens, other)) return true;
  return undefined;
}

/** The tokens of the product in which a token stands, its brackets and sums left out. */
function productAround(tokens: readonly Token[], at: number): readonly [from: number, to: number] {
  const isEnd = (index: number) => {
    const token = tokens[index];
    if (token?.text === "~") return index > 0 && ["number", "name"].includes(tokens[index - 1]?.kind ?? "");
    return token === undefined || (token.kind === "name" ? token.text === "in" : "+-,()=".includes(token.text));
  };
  let [from, to] = [at, at + 1];
  while (!isEnd(from - 1)) from -= 1;
  while (!isEnd(to)) to += 1;
  return [from, to];
}

function isSlash(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token !== undefined && (["/", ":"].includes(token.text) || isPer(tokens, at));
}

/** Whether the value to which a token belongs stands behind a "/". */
function isDivisor(tokens: readonly Token[], at: number): boolean {
  let first = at;
  while (first > 0 && ["name", "number"].includes(tokens[first - 1]?.kind ?? "") && !isSlash(tokens, first - 1))
    first -= 1;
  return isSlash(tokens, first - 1);
}

const isCountedAt = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  return token?.kind === "name" && (countedWord(token.text) !== undefined || isQualifier(tokens, at));
};

/** A unit of data, or a word of a name that speaks of data. The letter B itself proves nothing. */
function isDataAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "name" || isLetterB(token.text)) return false;
  return unitMeant(token.text)?.unit.data === 1 || DATA_NAME.test(quantityKey(token.text));
}

/** A large number or a thing that is counted. */
function isCountAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "name" || isLetterB(token.text)) return false;
  const unit = unitMeant(token.text)?.unit;
  if (unit !== undefined) return unit.data === 0 && unit.time === 0 && unit.value > 1;
  if (countedWord(token.text) !== undefined) return true;
  return tokens[at - 1]?.kind !== "number" && !isShareName(token.text) && isName(token.text);
}

/** Words of operators are no names. */
const isName = (text: string) => !["x", "of", "times", "per", "a", "an", "about"].includes(text.toLowerCase());
