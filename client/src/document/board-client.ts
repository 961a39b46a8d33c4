import type { BoardNotice } from "@casement/shared/contract/board-wire";
import { CLOSE } from "@casement/shared/contract/close-codes";
import type { WebsocketProvider } from "y-websocket";
import { createBoardProvider } from "./board-provider";
import { type BoardConnection, errorCodeOfClose, resetBoardStatus, showBoardStatus, statusOf } from "./board-status";
import { BoardTally } from "./board-tally";
import { watchWindow } from "./board-window";
import type { BoardCopy } from "./copy/board-copy";
import { BrowserCopy } from "./copy/browser-copy";
import { GuardedDoc } from "./guarded-doc";
import { type KeptBoard, remakeBoard } from "./kept-board";

/** The badge shows a first connection as "connecting" for this long, and as lost afterwards. */
const PATIENCE_MS = 6000;
/** A second stale client within this time holds an edit that the server takes in no form. */
const REMADE_RECENTLY_MS = 60_000;
/** After these close codes the session is over for this person, and the browser erases its copy. */
const ERASING_CODES: ReadonlySet<number> = new Set([CLOSE.REVOKED, CLOSE.GONE]);

interface BoardClientOptions {
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

/** new: not started, or the copy is still opening. */
type Life = { readonly kind: "new" | "destroyed" } | { readonly kind: "running"; readonly provider: WebsocketProvider };

/**
 * One board's document with its connection and its copy in this browser. Alone decides when an edit counts as saved.
 * Nothing happens before `start`; nothing keeps running after `destroy`.
 */
export class BoardClient {
  readonly doc = new GuardedDoc();
  // private and not #: the proofs look at these, which no screen needs.
  private life: Life = { kind: "new" };
  private connection: BoardConnection = { kind: "connecting" };
  /** How far any connection got so far. */
  private reached: "nothing" | "opened" | "synced" = "nothing";
  /** What the server said last about writing; null before it did. */
  private writing: "writable" | "read-only" | "not-saved" | null = null;
  private readonly copy: BrowserCopy;
  private tally = new BoardTally();
  private kept: KeptBoard | null;
  private undecided = false;
  private allowed = false;
  private readonly startedAt = performance.now();
  private readonly stops: (() => void)[] = [];
  private readonly openListeners = new Set<(provider: WebsocketProvider) => void>();

  constructor(private readonly options: BoardClientOptions) {
    this.kept = options.kept ?? null;
    const { sessionId, participantId, onCopyKept } = options;
    this.copy = new BrowserCopy({ sessionId, participantId, onKept: (kept) => onCopyKept?.(kept) });
  }

  /** Opens the copy first, so that the client's answer to the server's question holds all of it. */
  async start(): Promise<void> {
    this.show();
    const stopWatching = watchWindow({
      online: () => {
        if (this.connection.kind !== "ended") this.provider?.connect();
      },
      unreachable: () => {
        this.provider?.disconnect();
        this.setConnection({ kind: "lost" });
      },
      wouldLose: () => this.pending > 0,
    });
    this.stops.push(stopWatching);
    // What is kept stays in the browser's old copy until it is made again, so closing the page meanwhile loses nothing.
    const copy = this.kept === null ? await this.copy.open(this.copyCameLate) : null;
    if (this.isDestroyed) return;
    this.tally = new BoardTally(copy?.load(this.doc) ?? 0);
    // The order matters: an edit is counted, sent, then kept, so that a failing copy harms neither of the others.
    this.doc.on("update", this.updated);
    this.stops.push(() => this.doc.off("update", this.updated));
    this.connect();
    copy?.keep(this.doc);
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
    this.copy.setTelling(allowed);
    this.show();
  }

  /** Whether the editor holds an edit that it has not written to the document yet. */
  setUndecided(undecided: boolean): void {
    this.undecided = undecided;
    this.show();
  }

  destroy(): void {
    const { provider } = this;
    this.life = { kind: "destroyed" };
    for (const stop of this.stops) stop();
    provider?.awareness.destroy();
    provider?.destroy();
    this.copy.leave(this.reached === "synced" && this.pending === 0);
    this.doc.destroy();
    resetBoardStatus();
  }

  private get provider(): WebsocketProvider | null {
    return this.life.kind === "running" ? this.life.provider : null;
  }

  private get isDestroyed(): boolean {
    return this.life.kind === "destroyed";
  }

  private get pending(): number {
    return this.tally.pending + (this.undecided ? 1 : 0) + (this.kept?.unsaved ?? 0);
  }

  /** A late copy's edits reach the server as edits made offline do: in the answer to its question what is new. */
  private readonly copyCameLate = (copy: BoardCopy) => {
    if (!copy.isLoaded && this.connection.kind !== "ended") {
      this.provider?.disconnect();
      copy.load(this.doc);
      this.provider?.connect();
    }
    copy.keep(this.doc, true);
  };

  private connect(): void {
    const provider = createBoardProvider({
      sessionId: this.options.sessionId,
      doc: this.doc,
      tally: this.tally,
      counted: this.show,
      noticed: (notice) => this.noticed(notice),
      stale: (ended) => this.stale(ended),
    });
    this.life = { kind: "running", provider };
    provider.on("sync", this.synced);
    provider.on("status", ({ status }) => {
      if (status === "connected" && this.reached === "nothing") this.reached = "opened";
      if (status === "disconnected") this.setConnection({ kind: "lost" });
    });
    provider.on("closed", ({ code }) => this.ended(code));
    const patience = setTimeout(() => {
      if (this.connection.kind === "ended" || this.reached === "synced") return;
      this.setConnection({ kind: this.reached === "opened" ? "lost" : "unreached" });
    }, PATIENCE_MS);
    this.stops.push(() => clearTimeout(patience));
    for (const listener of this.openListeners) listener(provider);
    this.openListeners.clear();
    provider.connect();
  }

  private readonly synced = (isSynced: boolean) => {
    if (!isSynced) return;
    this.reached = "synced";
    this.remake();
    this.setConnection({ kind: "synced" });
  };

  /**
   * Makes again what was kept, once this document is in step with the server's. Work of an ended epoch waits until the
   * person may write, since no other copy holds it. Without an ended epoch, whoever may not write drops what is kept.
   */
  private remake(): void {
    const { kept } = this;
    if (kept === null || this.reached !== "synced") return;
    const writable = this.writing === "writable";
    if (!writable && kept.ended !== null && kept.unsaved > 0) return;
    this.kept = null;
    if (writable && kept.doc !== null) remakeBoard(kept.doc, kept.ended, this.doc);
    // A client without a copy asks for none until the page is loaded again.
    if (kept.copy === null) return;
    void this.copy.replace(kept.copy).then((copy) => copy?.keep(this.doc));
  }

  /**
   * Whoever may not write at this moment keeps their unsaved work until they may. `ended`: the final state of the copy's
   * epoch, if that is why.
   */
  private stale(ended: Uint8Array | null): void {
    if (ended !== null || this.writing !== "read-only" || this.pending === 0) this.giveUp(ended);
    this.remake();
    this.show();
  }

  private giveUp(ended: Uint8Array | null): void {
    const again = this.options.kept !== undefined && performance.now() - this.startedAt < REMADE_RECENTLY_MS;
    if (again) this.options.onLeftOut?.();
    const { participantId } = this.options;
    const copy = this.copy.rows ?? this.kept?.copy ?? null;
    const unsaved = again ? 0 : this.pending;
    this.options.onStale({ participantId, doc: again ? null : this.doc, ended, unsaved, copy });
  }

  private ended(code: number): void {
    if (ERASING_CODES.has(code)) this.copy.erase();
    this.setConnection({ kind: "ended", by: errorCodeOfClose(code) });
  }

  private noticed(notice: Exclude<BoardNotice, "stale">): void {
    if (notice === "refused") return;
    this.writing = notice === "saving" ? "writable" : notice;
    this.remake();
    this.show();
  }

  private setConnection(connection: BoardConnection): void {
    const { kind } = this.connection;
    if (connection.kind === "lost" && (kind === "ended" || kind === "unreached")) return;
    this.connection = connection;
    this.show();
  }

  private readonly updated = (_update: Uint8Array, origin: unknown) => {
    if (origin === this.provider) return;
    this.tally.edited();
    this.show();
  };

  private readonly show = () => {
    if (this.isDestroyed) return;
    this.copy.remember(this.pending);
    showBoardStatus(
      statusOf({
        connection: this.connection,
        pending: this.pending,
        writable: this.allowed && this.writing !== "read-only",
        databaseAway: this.writing === "not-saved",
      }),
    );
  };
}
