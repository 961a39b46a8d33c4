import { Store } from "@tldraw/store";
import { createTLSchema, type TLRecord, type TLStore, type TLStoreProps } from "@tldraw/tlschema";
import { createTLStore, defaultBindingUtils, defaultShapeUtils, type Editor } from "tldraw";
import type * as Y from "yjs";
import { BoardClient } from "../../client/src/document/board-client";
import { watchBoardVersion } from "../../client/src/document/board-version";
import type { KeptBoard } from "../../client/src/document/kept-board";
import { BoardBinding } from "../../client/src/features/board/binding/board-binding";
import type { BoardIssue } from "../../client/src/features/board/binding/board-issue";
import { wireUndo } from "../../client/src/features/board/binding/board-undo";
import { ownUndo } from "../../client/src/features/board/binding/own-undo";
import { openEditor } from "./page-editor.js";
import type { SentLedger } from "./sent-ledger.js";

const schema = createTLSchema();

export interface PageOptions {
  readonly sessionId: string;
  readonly participantId: string;
  readonly ledger: SentLedger;
  /** Returns the clientID of the next page load. */
  readonly clientId: () => number;
  /** Whether the store has tldraw's editor, as a person's has. */
  readonly withEditor?: boolean;
}

/** Parts inside a client that the product's screens do not need. */
interface Inside {
  readonly copy: { leave(isSaved: boolean): void };
  readonly pending: number;
  readonly connection: { readonly kind: string };
  readonly provider: { readonly ws: { terminate?(): void } | null } | null;
}

/**
 * One page with a board, as the product opens it: the real client, binding and undo on a real store or editor, without
 * a screen.
 */
export class BoardPage {
  readonly issues: (BoardIssue | { readonly kind: "left-out" })[] = [];
  /** How often the server's copy had to replace the page's own. */
  remade = 0;
  client!: BoardClient;
  store!: TLStore;
  binding: BoardBinding | null = null;
  undo: Pick<Y.UndoManager, "undo" | "redo" | "stopCapturing" | "destroy"> | null = null;
  editor: Editor | null = null;
  /** Whether everything made here is in the document. */
  isWritten = true;
  readonly #options: PageOptions;
  #stopWatching = () => {};
  #closed = false;

  constructor(options: PageOptions) {
    this.#options = options;
    this.#open(undefined);
  }

  get doc(): Y.Doc {
    return this.client.doc;
  }

  /** Whether the badge would say Saved. */
  get saysSaved(): boolean {
    const { connection, pending } = this.#inside;
    return connection.kind === "synced" && pending === 0;
  }

  get connection(): string {
    return this.#inside.connection.kind;
  }

  get pending(): number {
    return this.#inside.pending;
  }

  /** Its connection, so that a test can cut it. */
  get socket(): { terminate?(): void } | null {
    return this.#inside.provider?.ws ?? null;
  }

  /** Closes the tab: flushes what waits and tidies up nothing else. */
  vanish(): void {
    this.binding?.flush();
    // The browser's copy stays, as it does when a tab just ends.
    this.#inside.copy.leave(false);
    this.end();
  }

  get #inside(): Inside {
    return this.client as unknown as Inside;
  }

  #open(kept: KeptBoard | undefined): void {
    const { sessionId, participantId, ledger } = this.#options;
    const client = new BoardClient({
      sessionId,
      participantId,
      kept,
      onStale: (board) => this.#remake(board),
      onLeftOut: () => this.issues.push({ kind: "left-out" }),
    });
    this.client = client;
    client.doc.clientID = this.#options.clientId();
    ledger.wrote(client.doc.clientID);
    this.store = this.#options.withEditor === true ? editorStore() : bareStore();
    this.#stopWatching = watchBoardVersion(client.doc, (version) => {
      if (version === "ready" && this.binding === null && this.client === client) this.#bind();
    });
    client.setAllowed(true);
    void client.start();
  }

  #bind(): void {
    const { client, store } = this;
    const binding = new BoardBinding({
      doc: client.doc,
      store: store as never,
      writable: true,
      report: (issue) => this.issues.push(issue),
      pending: (pending) => {
        this.isWritten = !pending;
        client.setUndecided(pending);
      },
    });
    this.binding = binding;
    if (this.#options.withEditor === true) this.#openEditor(binding);
    else this.undo = ownUndo(client.doc, binding);
  }

  #openEditor(binding: BoardBinding): void {
    const editor = openEditor(this.store as never);
    const stop = wireUndo(editor, this.client.doc, binding);
    this.editor = editor;
    this.undo = {
      undo: () => void editor.undo(),
      redo: () => void editor.redo(),
      stopCapturing: () => void editor.markHistoryStoppingPoint(),
      destroy: () => {
        stop();
        editor.dispose();
      },
    } as never;
  }

  #close(): void {
    this.#stopWatching();
    this.undo?.destroy();
    this.binding?.destroy();
    this.client.destroy();
    this.binding = null;
    this.undo = null;
    this.editor = null;
  }

  /** As the product does it: the old page's last edits still reach the kept document. */
  #remake(kept: KeptBoard): void {
    this.remade += 1;
    // Not during the old client's message.
    queueMicrotask(() => {
      if (this.#closed) return;
      this.#close();
      this.#open(kept);
    });
  }

  end(): void {
    this.#closed = true;
    this.#close();
  }
}

const bareStore = () => new Store<TLRecord, TLStoreProps>({ schema, props: {} as TLStoreProps }) as TLStore;
const editorStore = () =>
  createTLStore({ shapeUtils: defaultShapeUtils, bindingUtils: defaultBindingUtils }) as TLStore;

/** The shapes and bindings in the editor, by id. */
export function shownOn(store: TLStore): Record<string, unknown> {
  const kept = store.allRecords().filter(({ typeName }) => typeName === "shape" || typeName === "binding");
  return Object.fromEntries(kept.sort((a, b) => (a.id < b.id ? -1 : 1)).map((record) => [record.id, record]));
}
