import { indexBoard } from "@casement/shared/document/records/fold-board";
import { ROOT } from "@casement/shared/document/schema";
import { storedRows } from "@casement/shared/document/sheets/stored-row";
import * as Y from "yjs";
import { encodeKeyframe } from "../board/storage/keyframe.js";
import type { BoardUpdate } from "../board/storage/segment.js";
import { Authors, SERVER } from "../board/validation/authors.js";
import { BoardQuota } from "../board/validation/board-quota.js";
import { faultInValues, isItem } from "../board/validation/content-rules.js";
import { decodeWholeUpdate } from "../board/validation/update-decoding.js";
import { validateUpdate } from "../board/validation/validate-update.js";
import { hashBoard } from "../session-log/record-hash.js";
import { refuseRecord } from "./format/refuse-record.js";
import { HashCredit } from "./hash-credit.js";
import type { FileUpdate } from "./read-record-file.js";

/** Updates in one row, and between two keyframes: packing.ts packs records made here in the same way. */
const MAX_UPDATES = 400;
const KEYFRAME_SPACING = 800;
/** Bytes of one row's updates. */
const MAX_SEGMENT_BYTES = 1024 * 1024;
/**
 * A keyframe holds the whole board. One is made when the updates since the last reach this share of its bytes, so that
 * all keyframes together grow linearly with the record, not with its square.
 */
const KEYFRAME_SHARE = 0.5;

/** A rebuilt board has several structs for each shape record. */
const MAX_SERVER_STRUCTS = 100_000;

const ROOTS: ReadonlySet<string> = new Set(Object.values(ROOT));

/** One row of the board's updates to be written, with its keyframe and the places of `stops` where it ends. */
export interface CheckedSegment {
  readonly epoch: number;
  readonly updates: readonly BoardUpdate[];
  /** The whole board after the row, if a keyframe is due. */
  readonly keyframe: { readonly at: number; readonly state: Uint8Array<ArrayBuffer> } | null;
  /** Number of the record's updates up to the end of the row. */
  readonly until: number;
  /** Hash of the board after the row, if `stops` asks for one and the record has earned it. */
  readonly hash: Uint8Array<ArrayBuffer> | null;
}

/**
 * Applies a record's board updates, each validated like a live one, and cuts them into rows. `stops`: places where the
 * board's hash is wanted; the last one is always made. Throws IMPORT_REFUSED with the line of the first update that no
 * board of ours can hold.
 */
export async function* checkBoard(
  updates: readonly FileUpdate[],
  stops: ReadonlySet<number>,
): AsyncGenerator<CheckedSegment> {
  const board = new FoldedBoard();
  const last = [...stops].reduce((most, stop) => (stop <= updates.length ? Math.max(most, stop) : most), 0);
  const credit = new HashCredit();
  const pace = new KeyframePace();
  let [segment, bytes]: [BoardUpdate[], number] = [[], 0];
  for (const [index, update] of updates.entries()) {
    segment.push(board.take(update));
    bytes += update.update.length;
    pace.passed(update.update.length);
    credit.earn(update.update.length);
    const next = updates[index + 1];
    const stop = stops.has(index + 1) && (credit.affords || index + 1 === last);
    const due = pace.isDue || next === undefined;
    const isRoom = segment.length < MAX_UPDATES && bytes < MAX_SEGMENT_BYTES;
    if (next?.epoch === update.epoch && isRoom && !stop && !due) continue;
    const isStray = update.epoch < board.epoch;
    const state = due && !isStray ? board.keyframe() : null;
    yield {
      epoch: update.epoch,
      updates: segment,
      until: index + 1,
      keyframe: state === null ? null : { at: update.at, state },
      hash: stop ? await board.hash(credit) : null,
    };
    [segment, bytes] = [[], 0];
    if (due) pace.made(state?.length ?? 0);
  }
}

/** Says when the next keyframe is due. */
class KeyframePace {
  #updates = 0;
  #bytes = 0;
  #last = 0;

  passed(bytes: number): void {
    this.#updates += 1;
    this.#bytes += bytes;
  }

  get isDue(): boolean {
    return this.#updates >= KEYFRAME_SPACING && this.#bytes >= this.#last * KEYFRAME_SHARE;
  }

  made(bytes: number): void {
    [this.#updates, this.#bytes, this.#last] = [0, 0, bytes];
  }
}

class FoldedBoard {
  epoch = 0;
  #doc = new Y.Doc();
  #authors = new Authors();
  #quota = new BoardQuota(this.#doc);

  take(update: FileUpdate): BoardUpdate {
    const { epoch, line } = update;
    try {
      if (epoch > this.epoch) this.#begin(update);
      // An update that arrived after its epoch had ended was never shown: decoding it is check enough.
      if (epoch < this.epoch) decodeWholeUpdate(update.update);
      else return { ...update, newClients: this.#apply(update) };
      return update;
    } catch (error) {
      const why = error instanceof Error ? error.message : "it cannot be decoded";
      throw refuseRecord("invalid", `The board's update on line ${line} cannot be applied: ${why}.`, line);
    }
  }

  keyframe(): Uint8Array<ArrayBuffer> {
    return encodeKeyframe(this.#doc, this.#authors);
  }

  async hash(credit: HashCredit): Promise<Uint8Array<ArrayBuffer>> {
    const { hash, size } = await hashBoard(indexBoard(this.#doc).supported(), storedRows(this.#doc));
    credit.spend(size);
    return hash;
  }

  #begin({ epoch, participantId, newClients: [client] }: FileUpdate): void {
    if (participantId !== SERVER || client === undefined)
      throw new Error("a new document begins with the server's update");
    this.epoch = epoch;
    this.#doc.destroy();
    this.#doc = new Y.Doc();
    this.#quota = new BoardQuota(this.#doc);
    this.#authors = this.#authors.nextEpoch(client);
  }

  /** Returns the clientIDs that became the participant's. */
  #apply({ participantId, newClients, update }: FileUpdate): readonly number[] {
    const clients =
      participantId === SERVER ? this.#judgeServer(update, newClients) : this.#validate(participantId, update);
    this.#quota.add(update.length);
    Y.applyUpdate(this.#doc, update);
    const { pendingStructs, pendingDs } = this.#doc.store;
    if (pendingStructs !== null || pendingDs !== null) throw new Error("it builds on something that is missing");
    this.#authors.bind(participantId, clients);
    return clients;
  }

  #validate(participantId: string, update: Uint8Array): readonly number[] {
    const verdict = validateUpdate(this.#doc, this.#authors, participantId, update);
    if (verdict.kind === "forbidden" || verdict.kind === "malformed") throw new Error(verdict.reason);
    if (verdict.kind === "gap") throw new Error("it builds on something that is missing");
    if (verdict.kind !== "take") throw new Error("it holds work of somebody else");
    const full = this.#quota.tryReserve(verdict.added, update.length);
    if (full !== null) throw new Error(full);
    return verdict.newClients;
  }

  /**
   * Only the server sets up documents, so that its updates skip the rules for people; their content follows the same
   * rules.
   */
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
