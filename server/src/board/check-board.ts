import { foldBoard } from "@casement/shared/board/fold-board";
import { ROOT } from "@casement/shared/board/layout";
import { storedRows } from "@casement/shared/board/sheets/stored-row";
import * as Y from "yjs";
import type { FileUpdate } from "../record/read-record-file.js";
import { hashBoard } from "../record/record-hash.js";
import { refuseRecord } from "../record/refuse-record.js";
import { Authors, SERVER } from "./authors.js";
import { faultInValues, isItem } from "./content-rules.js";
import { Growth } from "./growth.js";
import { encodeKeyframe } from "./keyframe.js";
import type { BoardUpdate } from "./segment.js";
import { decodeWholeUpdate } from "./update-decoding.js";
import { judgeUpdate } from "./update-guard.js";

/** Updates in one row, and between two keyframes: as packing.ts leaves a record that was made here. */
const MAX_UPDATES = 400;
const KEYFRAME_SPACING = 800;
/** Updates taken without a pause: whoever draws on another board must not wait. */
const UPDATES_AT_ONCE = 25;

/** A rebuilt board has several structs a record. */
const MAX_SERVER_STRUCTS = 100_000;

const ROOTS: ReadonlySet<string> = new Set(Object.values(ROOT));

/** One row of the board's record to be written, what it leads to and which places of `stops` it ends at. */
export interface CheckedSegment {
  readonly epoch: number;
  readonly updates: readonly BoardUpdate[];
  /** The whole board after it, where one is due. */
  readonly keyframe: { readonly at: number; readonly state: Uint8Array<ArrayBuffer> } | null;
  /** Updates of the record up to its end. */
  readonly until: number;
  /** Hash of the board after it, where `stops` asks for one. */
  readonly hash: Uint8Array<ArrayBuffer> | null;
}

/**
 * Folds a board's record that came from elsewhere, each update through the guard that live ones pass, and cuts it into
 * rows. `stops`: positions where the board's hash is wanted. Throws IMPORT_REFUSED with the line of the first update
 * that no board of ours can hold.
 */
export async function* checkBoard(
  updates: readonly FileUpdate[],
  stops: ReadonlySet<number>,
): AsyncGenerator<CheckedSegment> {
  const board = new FoldedBoard();
  let [segment, sinceKeyframe]: [BoardUpdate[], number] = [[], 0];
  for (const [index, update] of updates.entries()) {
    if (index % UPDATES_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
    segment.push(board.take(update));
    sinceKeyframe += 1;
    const next = updates[index + 1];
    const stop = stops.has(index + 1);
    const due = sinceKeyframe >= KEYFRAME_SPACING || next === undefined;
    if (next?.epoch === update.epoch && segment.length < MAX_UPDATES && !stop && !due) continue;
    const isStray = update.epoch < board.epoch;
    yield {
      epoch: update.epoch,
      updates: segment,
      until: index + 1,
      keyframe: due && !isStray ? { at: update.at, state: board.keyframe() } : null,
      hash: stop ? await board.hash() : null,
    };
    segment = [];
    if (due) sinceKeyframe = 0;
  }
}

class FoldedBoard {
  epoch = 0;
  #doc = new Y.Doc();
  #authors = new Authors();
  #growth = new Growth(this.#doc);

  take(update: FileUpdate): BoardUpdate {
    const { epoch, line } = update;
    try {
      if (epoch > this.epoch) this.#begin(update);
      // What came late for an epoch that has ended was never shown.
      if (epoch < this.epoch) decodeWholeUpdate(update.update);
      else return { ...update, newClients: this.#apply(update) };
      return update;
    } catch (error) {
      const why = error instanceof Error ? error.message : "it cannot be decoded";
      throw refuseRecord("invalid", `The board's update on line ${line} cannot be taken: ${why}.`, line);
    }
  }

  keyframe(): Uint8Array<ArrayBuffer> {
    return encodeKeyframe(this.#doc, this.#authors);
  }

  async hash(): Promise<Uint8Array<ArrayBuffer>> {
    return (await hashBoard(foldBoard(this.#doc), storedRows(this.#doc))).hash;
  }

  #begin({ epoch, participantId, newClients: [client] }: FileUpdate): void {
    if (participantId !== SERVER || client === undefined)
      throw new Error("a new document begins with the server's update");
    this.epoch = epoch;
    this.#doc.destroy();
    this.#doc = new Y.Doc();
    this.#growth = new Growth(this.#doc);
    this.#authors = this.#authors.nextEpoch(client);
  }

  /** Answers the clientIDs that became the participant's. */
  #apply({ participantId, newClients, update }: FileUpdate): readonly number[] {
    const clients =
      participantId === SERVER ? this.#judgeServer(update, newClients) : this.#judge(participantId, update);
    this.#growth.add(update.length);
    Y.applyUpdate(this.#doc, update);
    const { pendingStructs, pendingDs } = this.#doc.store;
    if (pendingStructs !== null || pendingDs !== null) throw new Error("it builds on something that is missing");
    this.#authors.bind(participantId, clients);
    return clients;
  }

  #judge(participantId: string, update: Uint8Array): readonly number[] {
    const verdict = judgeUpdate(this.#doc, this.#authors, participantId, update);
    if (verdict.kind === "forbidden" || verdict.kind === "malformed") throw new Error(verdict.reason);
    if (verdict.kind === "gap") throw new Error("it builds on something that is missing");
    if (verdict.kind !== "take") throw new Error("it holds work of somebody else");
    const full = this.#growth.refuse(verdict.added, update.length);
    if (full !== null) throw new Error(full);
    return verdict.newClients;
  }

  /** What the server wrote sets up documents, which nobody else may; what it may hold is the same. */
  #judgeServer(update: Uint8Array, clients: readonly number[]): readonly number[] {
    const { structs } = decodeWholeUpdate(update);
    if (structs.length > MAX_SERVER_STRUCTS) throw new Error("the board is too large");
    for (const struct of structs) {
      if (!isItem(struct)) continue;
      const fault = faultInValues(struct);
      if (fault !== null) throw new Error(fault);
      if (typeof struct.parent === "string" && !ROOTS.has(struct.parent)) throw new Error("unknown root");
    }
    return clients;
  }
}
