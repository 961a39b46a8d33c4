import type * as Y from "yjs";

/** What a client showed that the server could not take as it was (docs/decisions/0003). */
export interface KeptBoard {
  readonly participantId: string;
  /** The client's document, which the editor may still write its last edits into; null: nothing is to be made again. */
  readonly doc: Y.Doc | null;
  /** How many of its edits are not saved. */
  readonly unsaved: number;
}
