import type { BoardCopy, CopyRows } from "./board-copy";
import { openBoardCopy, replaceBoardCopy } from "./open-copy";

/** A browser whose storage does not answer must not keep the board from opening: the client waits this long for it. */
const COPY_PATIENCE_MS = 3000;

interface BrowserCopyOptions {
  readonly sessionId: string;
  readonly participantId: string;
  /** False: this browser seems to keep no copy of the board. True: it does after all. */
  readonly onKept: (kept: boolean) => void;
}

/** none: not open yet, or failed. over: whatever still opens is closed or erased at once. */
type State =
  | { readonly kind: "none" }
  | { readonly kind: "open"; readonly copy: BoardCopy }
  | { readonly kind: "over"; readonly ending: "close" | "erase" };

/** One client's dealings with the copy of its board in this browser: opening, failing, telling people, and leaving it. */
export class BrowserCopy {
  #state: State = { kind: "none" };
  /** Whether people have to be told, or were, that there is no copy. */
  #warning: "none" | "due" | "given" = "none";
  #isTelling = false;

  readonly #options: BrowserCopyOptions;

  constructor(options: BrowserCopyOptions) {
    this.#options = options;
  }

  /** The rows that this client may erase; null without a copy. */
  get rows(): CopyRows | null {
    return this.#state.kind === "open" ? this.#state.copy.rows : null;
  }

  /** Waits a moment for the copy; `late` gets one that opens later. Null if there is none, or none yet. */
  async open(late: (copy: BoardCopy) => void): Promise<BoardCopy | null> {
    const opening = openBoardCopy(this.#copyOptions);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = new Promise<"late">((resolve) => {
      timer = setTimeout(resolve, COPY_PATIENCE_MS, "late");
    });
    const opened = await Promise.race([opening, patience]);
    clearTimeout(timer);
    if (opened !== "late") return this.#take(opened);
    void opening.then((lateOne) => {
      const copy = this.#take(lateOne);
      if (copy !== null) late(copy);
    });
    return null;
  }

  /** Begins a copy that replaces these rows. Null if the browser keeps none. */
  async replace(old: CopyRows): Promise<BoardCopy | null> {
    return this.#take(await replaceBoardCopy(this.#copyOptions, old));
  }

  /** Remembers how many edits are not acknowledged. */
  remember(unsaved: number): void {
    if (this.#state.kind === "open") this.#state.copy.remember(unsaved);
  }

  /** Whether people are to be told about a missing copy: only those who may write. */
  setTelling(isTelling: boolean): void {
    this.#isTelling = isTelling;
    this.#warn();
  }

  /** The page leaves the board. `isSaved`: the server has everything, so the browser need not keep it. */
  leave(isSaved: boolean): void {
    const before = this.#state;
    if (before.kind === "over") return;
    this.#state = { kind: "over", ending: "close" };
    if (before.kind !== "open") return;
    if (isSaved) before.copy.erase();
    else before.copy.close();
  }

  /** The session is over for this person. */
  erase(): void {
    const before = this.#state;
    this.#state = { kind: "over", ending: "erase" };
    if (before.kind === "open") before.copy.erase();
  }

  get #copyOptions() {
    const { sessionId, participantId } = this.#options;
    return { sessionId, participantId, slow: this.#onSlow, failed: this.#onFailed };
  }

  #take(copy: BoardCopy | null): BoardCopy | null {
    if (this.#state.kind === "over") {
      if (this.#state.ending === "erase") copy?.erase();
      else copy?.close();
      return null;
    }
    if (copy === null) this.#onFailed();
    else this.#state = { kind: "open", copy };
    return copy;
  }

  /** Goes on without a copy; the next page load asks the browser again. */
  readonly #onFailed = () => {
    if (this.#state.kind === "open") this.#state = { kind: "none" };
    this.#doubt();
  };

  readonly #onSlow = (isSlow: boolean) => {
    if (isSlow) {
      this.#doubt();
      return;
    }
    if (this.#warning === "given" && !this.#isOver) this.#options.onKept(true);
    this.#warning = "none";
  };

  #doubt(): void {
    if (this.#warning === "none") this.#warning = "due";
    this.#warn();
  }

  #warn(): void {
    if (this.#isOver || !this.#isTelling || this.#warning !== "due") return;
    this.#warning = "given";
    this.#options.onKept(false);
  }

  get #isOver(): boolean {
    return this.#state.kind === "over";
  }
}
