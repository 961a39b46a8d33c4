import { rebuildBoard } from "@casement/shared/document/epochs/rebuild-board";
import { indexBoard } from "@casement/shared/document/records/fold-board";
import { storedRows } from "@casement/shared/document/sheets/stored-row";
import * as Y from "yjs";
import { processorClock } from "../../../platform/loop/processor-clock.js";
import { hashBoard } from "../../../session-log/record-hash.js";
import { QuietDoc } from "../../storage/quiet-doc.js";

/** A board's hash, and the processor time that it took in ms. */
export type BoardHash = Pick<Awaited<ReturnType<typeof hashBoard>>, "hash" | "tookMs">;

/** A board without its history: a V1 update that holds everything it shows, written with this clientID. */
export interface Rebuilt {
  readonly clientId: number;
  readonly update: Uint8Array;
}

/** What upkeep does with a whole document; `state` is all of it, to be hashed as a V2 update, to be rebuilt as V1. */
export type AsideTask =
  | { readonly kind: "hash"; readonly state: Uint8Array }
  | { readonly kind: "rebuild"; readonly state: Uint8Array; readonly epoch: number };

/** Hashes a document as it is now: all of it is read before anything else happens. */
export function hashDocument(doc: Y.Doc): Promise<BoardHash> {
  return hashBoard(indexBoard(doc).supported(), storedRows(doc));
}

/** Throws if the rebuilt board would show anything else. `epoch`: that of the rebuilt board. */
export function rebuildDocument(doc: Y.Doc, epoch: number): Rebuilt {
  const rebuilt = rebuildBoard(doc, epoch);
  const update = Y.encodeStateAsUpdate(rebuilt);
  const { clientID: clientId } = rebuilt;
  rebuilt.destroy();
  return { clientId, update };
}

/** Does a task in another thread than the document's. */
export async function workAside(task: AsideTask): Promise<BoardHash | Rebuilt> {
  const began = processorClock.begin();
  const doc = new QuietDoc();
  if (task.kind === "rebuild") {
    Y.applyUpdate(doc, task.state);
    return rebuildDocument(doc, task.epoch);
  }
  Y.applyUpdateV2(doc, task.state);
  const { hash } = await hashDocument(doc);
  return { hash, tookMs: processorClock.since(began) };
}
