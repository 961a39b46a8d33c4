import { quantityKey } from "../quantities/quantity-name.js";
import type { FormulaNode } from "./formula-node.js";
import type { Token } from "./formula-tokens.js";

/** Most words of one name. */
const MAX_NAME_WORDS = 8;

/** A formula in which names of quantities are looked for. */
interface NamingFormula {
  readonly formula: string;
  readonly tokens: readonly Token[];
  /** Whether there is a quantity with this key. */
  readonly isName: (key: string) => boolean;
}

interface FoundName {
  readonly node: FormulaNode;
  /** Index of the first token behind it. */
  readonly end: number;
}

/** The longest name of several words that begins at a token and that a quantity has. */
export function longNameAt(naming: NamingFormula, begin: number): FoundName | null {
  const { formula, tokens, isName } = naming;
  let end = begin + 1;
  while (continuesName(naming, begin, end) && end - begin < MAX_NAME_WORDS) end += 1;
  for (; end - begin > 1; end -= 1) {
    const [from, to] = [(tokens[begin] as Token).from, (tokens[end - 1] as Token).to];
    const text = formula.slice(from, to);
    const key = quantityKey(text);
    if (isName(key)) return { node: { kind: "name", key, text, from, to }, end };
  }
  return null;
}

/** Whether a token, or several from it on, are the name of a quantity. */
export function startsName(naming: NamingFormula, begin: number): boolean {
  return longNameAt(naming, begin) !== null || naming.isName(quantityKey(naming.tokens[begin]?.text ?? ""));
}

/** A name may have signs in it, as "storage/day" has, unless what stands before the sign is a quantity itself. */
function continuesName({ formula, tokens, isName }: NamingFormula, begin: number, at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (token === undefined || token.kind !== "sign") return token !== undefined;
  const isInside = token.from === before?.to && token.to === next?.from && next.kind !== "sign";
  if (!isInside || !"/-:".includes(token.text)) return false;
  return !isName(quantityKey(formula.slice((tokens[begin] as Token).from, token.from)));
}
