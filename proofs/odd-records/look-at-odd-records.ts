import { type OddRecords, oddRecords } from "@casement/shared/testing/document/odd-records";
import type { Browser } from "@playwright/test";
import type { Casement } from "../../e2e/fixtures/casement.js";
import type { Finding } from "../proof.js";
import { type Board, OddStage, type Way } from "./odd-stage.js";
import { Tally } from "./tally.js";

export interface OddChoice {
  /** Least number of shape records to make. */
  readonly records: number;
  /** Approximate number of shape records on one board. */
  readonly batch: number;
  readonly seed: number;
}

/**
 * Puts odd shape records on boards and opens each board everywhere. Those that the server accepts are sent to it; those
 * that it refuses are written past it into the session log, where an older one may have left them.
 */
export async function lookAtOddRecords(
  where: { readonly browser: Browser; readonly casement: Casement },
  { records, batch, seed }: OddChoice,
  say: (line: string) => void,
): Promise<Finding> {
  const made = oddRecords(seed, records);
  const tally = new Tally();
  const stage = await OddStage.open(where.browser, where.casement);
  const faults: string[] = [];
  const look = async (way: Way, board: Board) => {
    const found = await stage.look(board);
    tally.add(way, board.odd, found.accounts);
    for (const fault of found.faults) say(fault);
    if (found.faults.length > 0) faults.push(...(await narrow(stage, way, board.odd, found.faults)));
    say(`${tally.line()}; ${faults.length} faults`);
  };
  try {
    const refused: OddRecords[] = [];
    for (let left: readonly OddRecords[] = made; left.length > 0; ) {
      const { board, rest, notTaken } = await stage.overTheWire(left, batch);
      refused.push(...notTaken);
      left = rest;
      await look("wire", board);
    }
    for (let left: readonly OddRecords[] = refused; left.length > 0; ) {
      const [some, rest] = cut(left, batch);
      left = rest;
      await look("old", await stage.asOldRecord(some));
    }
  } finally {
    await stage.close();
  }
  faults.push(...tally.faults(made.flatMap((odd) => odd.records)));
  return { figures: { seed, ...tally.figures(), faults: faults.length }, faults };
}

/** Splits off about this many shape records; those that belong together stay together. */
function cut(odd: readonly OddRecords[], most: number): [readonly OddRecords[], readonly OddRecords[]] {
  let [end, count] = [0, 0];
  for (; end < odd.length && count < most; end += 1) count += odd[end]?.records.length ?? 0;
  return [odd.slice(0, end), odd.slice(end)];
}

/** Finds the fewest shape records with the same faults: what fails in neither half fails as a whole. */
async function narrow(
  stage: OddStage,
  way: Way,
  odd: readonly OddRecords[],
  faults: readonly string[],
): Promise<string[]> {
  const named = faults.map((fault) => `${fault} [${way}: ${odd.map(describe).join("; ")}]`);
  if (odd.length < 2) return named;
  const found: string[] = [];
  const middle = Math.ceil(odd.length / 2);
  for (const half of [odd.slice(0, middle), odd.slice(middle)]) {
    const board = way === "old" ? await stage.asOldRecord(half) : (await stage.overTheWire(half, Infinity)).board;
    const again = await stage.look(board);
    if (again.faults.length > 0) found.push(...(await narrow(stage, way, half, again.faults)));
  }
  return found.length > 0 ? found : named;
}

const describe = ({ what, records }: OddRecords) => `${records[0]?.id ?? ""} ${what}`;
