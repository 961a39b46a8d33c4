import { FormulaFault } from "../quantities/quantity.js";
import { quantityKey } from "../quantities/quantity-name.js";
import { isShareName } from "./billion-or-bytes.js";
import { type FormulaNode, namesIn } from "./formula-node.js";
import type { Token } from "./formula-tokens.js";
import type { TokenReader } from "./token-reader.js";

interface ReadClaims {
  /** What the formula computes, once it is known which side of "=" that is. */
  readonly node: FormulaNode;
  /** The results that it is to be checked against. */
  readonly claims: readonly FormulaNode[];
}

/**
 * Reads the results that people write behind a formula: the "= 200M" of "500M × 40% = 200M".
 * @param sum reads a sum, and throws FormulaFault where there is none
 */
export function readClaims(
  formula: FormulaNode,
  reader: TokenReader,
  rowName: string,
  sum: () => FormulaNode,
): ReadClaims {
  let node = formula;
  const claims: FormulaNode[] = [];
  while (reader.take("=", "~")) {
    const begin = reader.at;
    const sign = reader.tokens[begin - 1] as Token;
    const claim = readClaim(reader, sum);
    const span = { from: sign.from, to: reader.tokens[reader.at - 1]?.to ?? sign.to };
    if (claim === null || (!isCheckable(claim) && !isNameOf(claim, rowName))) {
      reader.warn(`leaves out “${reader.textOf(span)}”`, span);
    } else if (!isShare(node) || isShare(claim)) {
      if (isCheckable(claim)) claims.push(claim);
    } else if (isShareName(rowName)) {
      reader.warn(`leaves out “${reader.textOf(span)}”, which is not a share`, span);
    } else {
      // "40 % = 200 M" is a share and what it comes to, and this row is for what it comes to.
      const share = { from: node.from, to: sign.to };
      reader.warn(`leaves out “${reader.textOf(share)}”, which is a share`, share);
      node = claim;
    }
  }
  return { node, claims };
}

/** Null, and everything is skipped up to the next "=", if this is no formula. */
function readClaim(reader: TokenReader, sum: () => FormulaNode): FormulaNode | null {
  const known = reader.warnings.length;
  try {
    const claim = sum();
    if (reader.next === undefined || ["=", "~"].includes(reader.next.text)) return claim;
  } catch (error) {
    if (!(error instanceof FormulaFault)) throw error;
  }
  reader.warnings.length = known;
  while (reader.next !== undefined && reader.next.text !== "=") reader.at += 1;
  return null;
}

/** Whether it is written as a percentage: "40 %". */
const isShare = (node: FormulaNode): boolean => node.kind === "number" && node.quantity.shownIn?.text === "%";

/** Whether a result can be checked: it is numbers alone, and needs no other row. */
const isCheckable = (claim: FormulaNode): boolean => namesIn(claim).length === 0;

/** The "= DAU" of the row DAU, which says nothing new. */
const isNameOf = (claim: FormulaNode, rowName: string): boolean =>
  claim.kind === "name" && claim.key === quantityKey(rowName);
