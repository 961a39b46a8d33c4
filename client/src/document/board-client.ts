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

/** A browser whose storage does not answer must not keep the board from opening: the client waits this long for it. */
const COPY_PATIENCE_MS = 3000;
/** The badge shows a first connection as "connecting" for this long, and as lost afterwards. */
const PATIENCE_MS = 6000;
/** A second stale client within this time holds an edit that the server takes in no form. */
const REMADE_RECENTLY_MS = 60_000;
/** After these close codes the session is over for this person, and the browser erases its copy. */
const ERASING_CODES: ReadonlySet<number> = new Set([CLOSE.REVOKED, CLOSE.GONE]);

export interface BoardClientOptions {
  readonly sessionId: string;
  readonly participantId: string;
  /** What an earlier client showed and the server did not take: made again on the server's copy. */
  readonly kept?: KeptBoard | undefined;
  /** This client cannot go on: replace it by a new one that gets `kept`. */
  readonly onStale: (kept: KeptBoard) => void;
  /** The server refused the last edits even after they were made again. */
  readonly onLeftOut?: () => void;
  /**
   * False: this browser seems to keep no copy of the board; only people who may write are told. True: it does after
   * all.
   */
  readonly onCopyKept?: (kept: boolean) => void;
}

/**
 * One board's document with its connection and its copy in this browser. Alone decides when an edit counts as saved.
 * Nothing happens before `start`; nothing keeps running after `destroy`.
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

  /** Opens the copy first, so that the client's answer to the server's question holds all of it. */
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
    // What is kept stays in the browser's old copy until it is made again, so closing the page meanwhile loses nothing.
    if (this.kept === null) await this.openCopy();
    if (this.destroyed) return;
    this.tally = new BoardTally(this.copy?.load(this.doc) ?? 0);
    // The order matters: an edit is counted, sent, then kept, so that a failing copy harms neither of the others.
    this.doc.on("update", this.updated);
    this.connect();
    this.copy?.keep(this.doc);
  }

  /** Calls back with the provider (presence needs it) once a connection is being made; at once if one is. */
  whenConnecting(listener: (provider: WebsocketProvider) => void): () => void {
    if (this.provider !== null) listener(this.provider);
    else this.openListeners.add(listener);
    return () => this.openListeners.delete(listener);
  }

  /** Whether the page's own role and phase allow writing. */
  setAllowed(allowed: boolean): void {
    this.allowed = allowed;
    this.sayNoCopy();
    this.show();
  }

  /** Whether the editor holds an edit that it has not written to the document yet. */
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
    // Everything is saved on the server, so the browser need not keep it.
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

  /** Waits a moment for the copy; one that opens later is taken over when it does. */
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

  /** The copy to go on with, or null. */
  private takeCopy(copy: BoardCopy | null): BoardCopy | null {
    if (this.destroyed) copy?.close();
    else if (this.erased) copy?.erase();
    else if (copy === null) this.copyFailed();
    else this.copy = copy;
    return this.copy;
  }

  /** A late copy's edits reach the server as edits made offline do: in the answer to its question what is new. */
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

  /** Goes on without a copy; the next page load asks the browser again. */
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
   * Makes again what was kept, once this document is in step with the server's. Work of an ended epoch waits until the
   * person may write, since no other copy holds it. Without an ended epoch, whoever may not write drops what is kept.
   */
  private remake(): void {
    const { kept } = this;
    if (kept === null || !this.everSynced) return;
    const writable = this.notice === "writable";
    if (!writable && kept.ended !== null && kept.unsaved > 0) return;
    this.kept = null;
    if (writable && kept.doc !== null) remakeBoard(kept.doc, kept.ended, this.doc);
    // A client without a copy asks for none until the page is loaded again.
    if (kept.copy === null) return;
    void replaceBoardCopy(this.copyOptions, kept.copy).then((copy) => this.takeCopy(copy)?.keep(this.doc));
  }

  /** Whoever may not write at this moment keeps their unsaved work until they may. */
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
