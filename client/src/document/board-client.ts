import type { BoardNotice } from "@casement/shared/contract/board-wire";
import { CLOSE } from "@casement/shared/contract/close-codes";
import type { WebsocketProvider } from "y-websocket";
import { createBoardProvider } from "./board-provider";
import { type BoardFacts, errorCodeOfClose, resetBoardStatus, showBoardStatus, statusOf } from "./board-status";
import { BoardTally } from "./board-tally";
import { watchWindow } from "./board-window";
import type { BoardCopy } from "./copy/board-copy";
import { openBoardCopy, replaceBoardCopy } from "./copy/open-copy";
import { GuardedDoc } from "./guarded-doc";
import { type KeptBoard, remakeBoard } from "./kept-board";

/** A browser whose storage does not answer must not keep the board from opening. */
const COPY_PATIENCE_MS = 3000;
/** Until then a first connection counts as coming, afterwards as lost. */
const PATIENCE_MS = 6000;
/** A client made anew that is stale again so soon has something that the server takes in no form. */
const REMADE_RECENTLY_MS = 60_000;
/** The session is over for this person: nothing of it stays in their browser. */
const ERASING_CODES: ReadonlySet<number> = new Set([CLOSE.REVOKED, CLOSE.GONE]);

export interface BoardClientOptions {
  readonly sessionId: string;
  readonly participantId: string;
  /** What an earlier client showed and the server could not take: made again on the server's copy. */
  readonly kept?: KeptBoard | undefined;
  /** This client is of no more use: go on with a new one that gets `kept`. */
  readonly onStale: (kept: KeptBoard) => void;
  /** The last edits did not fit in, not even when made again. */
  readonly onLeftOut?: () => void;
  /** False: this browser keeps no copy of the board as far as one can tell; said to those who may write. True: it does after all. */
  readonly onCopyKept?: (kept: boolean) => void;
}

/**
 * One board's document, its connection, its copy in this browser, and the truth about what is saved.
 * Nothing happens before `start`; after `destroy` nothing is left running.
 */
export class BoardClient {
  readonly doc = new GuardedDoc();
  private provider: WebsocketProvider | null = null;
  private copy: BoardCopy | null = null;
  private erased = false;
  private noCopy: "no" | "to be said" | "said" = "no";
  private tally = new BoardTally();
  private destroyed = false;
  private patience: ReturnType<typeof setTimeout> | undefined;
  private stopWatching = () => {};
  private kept: KeptBoard | null;
  private readonly startedAt = performance.now();
  private undecided = false;
  private allowed = false;
  private everSynced = false;
  private everOpened = false;
  private connection: BoardFacts["connection"] = "connecting";
  private notice: BoardNotice | null = null;
  private endedState: Uint8Array | null = null;
  private endedBy: string | null = null;
  private readonly openListeners = new Set<(provider: WebsocketProvider) => void>();

  constructor(private readonly options: BoardClientOptions) {
    this.kept = options.kept ?? null;
  }

  /** Opens the copy in this browser, then the connection: one answer to the server then holds all of it. */
  async start(): Promise<void> {
    this.show();
    this.stopWatching = watchWindow({
      online: () => {
        if (this.connection !== "ended") this.provider?.connect();
      },
      unreachable: () => {
        this.provider?.disconnect();
        this.setConnection("lost");
      },
      wouldLose: () => this.pending > 0,
    });
    // What is kept stays in the browser's old copy until it is made again: a page closed meanwhile loses nothing.
    if (this.kept === null) await this.openCopy();
    if (this.destroyed) return;
    this.tally = new BoardTally(this.copy?.load(this.doc) ?? 0);
    // In this order an edit is counted, sent and then kept: what fails first is of the least consequence.
    this.doc.on("update", this.updated);
    this.connect();
    this.copy?.keep(this.doc);
  }

  /** Calls back once there is a connection to hang presence on; at once if there is one. */
  whenConnecting(listener: (provider: WebsocketProvider) => void): () => void {
    if (this.provider !== null) listener(this.provider);
    else this.openListeners.add(listener);
    return () => this.openListeners.delete(listener);
  }

  /** What the page knows of role and phase. */
  setAllowed(allowed: boolean): void {
    this.allowed = allowed;
    this.sayNoCopy();
    this.show();
  }

  /** Whether the editor holds an edit that the document has not got yet. */
  setUndecided(undecided: boolean): void {
    this.undecided = undecided;
    this.show();
  }

  destroy(): void {
    this.destroyed = true;
    clearTimeout(this.patience);
    this.stopWatching();
    this.doc.off("update", this.updated);
    this.provider?.awareness.destroy();
    this.provider?.destroy();
    // Left with everything saved: the server has it, so the browser need not keep it.
    if (this.everSynced && this.pending === 0) this.copy?.erase();
    else this.copy?.close();
    this.doc.destroy();
    resetBoardStatus();
  }

  private get pending(): number {
    return this.tally.pending + (this.undecided ? 1 : 0) + (this.kept?.unsaved ?? 0);
  }

  private get copyOptions() {
    const { sessionId, participantId } = this.options;
    return { sessionId, participantId, slow: this.copyIsSlow, failed: this.copyFailed };
  }

  /** Waits for the copy a moment; one that comes later is taken over then. */
  private async openCopy(): Promise<void> {
    const opening = openBoardCopy(this.copyOptions);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<"late">((resolve) => {
      timer = setTimeout(resolve, COPY_PATIENCE_MS, "late");
    });
    const copy = await Promise.race([opening, patience]);
    clearTimeout(timer);
    if (copy === "late") void opening.then(this.copyCameLate);
    else this.takeCopy(copy);
  }

  /** The copy to go on with, if there is one. */
  private takeCopy(copy: BoardCopy | null): BoardCopy | null {
    if (this.destroyed) copy?.close();
    else if (this.erased) copy?.erase();
    else if (copy === null) this.copyFailed();
    else this.copy = copy;
    return this.copy;
  }

  /** What it holds goes the way of edits made offline: in the answer to the server's question what is new. */
  private readonly copyCameLate = (opened: BoardCopy | null) => {
    const copy = this.takeCopy(opened);
    if (copy === null) return;
    if (!copy.isLoaded && this.connection !== "ended") {
      this.provider?.disconnect();
      copy.load(this.doc);
      this.provider?.connect();
    }
    copy.keep(this.doc, true);
  };

  /** The next page asks the browser again; this one goes on without. */
  private readonly copyFailed = () => {
    this.copy = null;
    this.doubtCopy();
  };

  private readonly copyIsSlow = (isSlow: boolean) => {
    if (isSlow) {
      this.doubtCopy();
      return;
    }
    if (this.noCopy === "said" && !this.destroyed) this.options.onCopyKept?.(true);
    this.noCopy = "no";
  };

  private doubtCopy(): void {
    if (this.noCopy === "no") this.noCopy = "to be said";
    this.sayNoCopy();
  }

  private sayNoCopy(): void {
    if (this.destroyed || !this.allowed || this.noCopy !== "to be said") return;
    this.noCopy = "said";
    this.options.onCopyKept?.(false);
  }

  private connect(): void {
    const provider = createBoardProvider({
      sessionId: this.options.sessionId,
      doc: this.doc,
      tally: this.tally,
      counted: this.show,
      noticed: (notice) => this.noticed(notice),
      epochEnded: (state) => {
        this.endedState = state;
      },
    });
    this.provider = provider;
    provider.on("sync", this.synced);
    provider.on("status", ({ status }) => {
      if (status === "connected") this.everOpened = true;
      if (status === "disconnected") this.setConnection("lost");
    });
    provider.on("closed", ({ code }) => this.ended(code));
    this.patience = setTimeout(() => {
      if (this.connection === "ended" || this.everSynced) return;
      this.setConnection(this.everOpened ? "lost" : "unreached");
    }, PATIENCE_MS);
    for (const listener of this.openListeners) listener(provider);
    this.openListeners.clear();
    provider.connect();
  }

  private readonly synced = (isSynced: boolean) => {
    if (!isSynced) return;
    this.everSynced = true;
    this.remake();
    this.setConnection("synced");
  };

  /**
   * Makes again what was kept, once this copy is in step. What its epoch ended under waits until one may write: nothing
   * else would ever bring it. What the record lacks of others is dropped by whoever may not write.
   */
  private remake(): void {
    const { kept } = this;
    if (kept === null || !this.everSynced) return;
    const writable = this.notice === "writable";
    if (!writable && kept.ended !== null && kept.unsaved > 0) return;
    this.kept = null;
    if (writable && kept.doc !== null) remakeBoard(kept.doc, kept.ended, this.doc);
    // Whoever had no copy before asks for none until the page is loaded again.
    if (kept.copy === null) return;
    void replaceBoardCopy(this.copyOptions, kept.copy).then((copy) => this.takeCopy(copy)?.keep(this.doc));
  }

  /** Whoever may not write just now keeps what is not saved until they may. */
  private stale(): void {
    const ended = this.endedState;
    if (ended === null && this.notice === "read-only" && this.pending > 0) return;
    const again = this.options.kept !== undefined && performance.now() - this.startedAt < REMADE_RECENTLY_MS;
    if (again) this.options.onLeftOut?.();
    const { participantId } = this.options;
    const copy = this.copy?.rows ?? this.kept?.copy ?? null;
    const unsaved = again ? 0 : this.pending;
    this.options.onStale({ participantId, doc: again ? null : this.doc, ended, unsaved, copy });
  }

  private ended(code: number): void {
    this.endedBy = errorCodeOfClose(code);
    if (ERASING_CODES.has(code)) {
      this.erased = true;
      this.copy?.erase();
      this.copy = null;
    }
    this.setConnection("ended");
  }

  private noticed(notice: BoardNotice): void {
    if (notice === "refused") return;
    if (notice === "stale") this.stale();
    else this.notice = notice === "saving" ? "writable" : notice;
    this.remake();
    this.show();
  }

  private setConnection(connection: BoardFacts["connection"]): void {
    if (connection === "lost" && (this.connection === "ended" || this.connection === "unreached")) return;
    this.connection = connection;
    this.show();
  }

  private readonly updated = (_update: Uint8Array, origin: unknown) => {
    if (origin === this.provider) return;
    this.tally.edited();
    this.show();
  };

  private readonly show = () => {
    if (this.destroyed) return;
    this.copy?.remember(this.pending);
    showBoardStatus(
      statusOf({
        connection: this.connection,
        pending: this.pending,
        writable: this.allowed && this.notice !== "read-only",
        databaseAway: this.notice === "not-saved",
        endedBy: this.endedBy,
      }),
    );
  };
}
