import { carryOver } from "@casement/shared/document/epochs/carry-over";
import { carryOverEpoch } from "@casement/shared/document/epochs/carry-over-epoch";
import * as Y from "yjs";
import type { CopyRows } from "./copy/board-copy";

/** What a client showed that the server could not take as it was (docs/decisions/0003). */
export interface KeptBoard {
  readonly participantId: string;
  /**
   * The client's document, which the editor may still write its last edits to; null when nothing has to be made again.
   */
  readonly doc: Y.Doc | null;
  /** The document's state when its epoch ended, as the server stored it (Yjs V1 update); null while the epoch lasts. */
  readonly ended: Uint8Array | null;
  /** How many of its edits are not saved. */
  readonly unsaved: number;
  /** Its rows in the browser's copy; null when there is no copy. */
  readonly copy: CopyRows | null;
}

/** Makes what a kept document showed again on a fresh one, as new edits. `ended` as in KeptBoard. */
export function remakeBoard(kept: Y.Doc, ended: Uint8Array | null, fresh: Y.Doc): void {
  if (ended === null) {
    carryOver(kept, fresh);
    return;
  }
  const base = new Y.Doc();
  Y.applyUpdate(base, ended);
  carryOverEpoch(base, kept, fresh);
  base.destroy();
}
