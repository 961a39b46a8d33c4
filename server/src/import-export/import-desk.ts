import { AppError } from "@casement/shared/contract/errors";
import type { ImportProgress } from "@casement/shared/contract/http/sessions";
import { Turns } from "../platform/turns.js";

export interface ImportLimits {
  /** Files that may wait for their turn; more are refused before they are read. */
  readonly mostWaiting: number;
  /** Longest time in which one file is checked and kept, in ms. */
  readonly deadlineMs: number;
}

export const IMPORT_LIMITS: ImportLimits = { mostWaiting: 8, deadlineMs: 4 * 60_000 };
const RETRY_AFTER_SECONDS = 60;

interface Received {
  remove(): Promise<void>;
}

/** The imports of this server: one for each account, and one at a time is checked, in turn. */
export class ImportDesk {
  readonly #turns: Turns;
  readonly #underWay = new Map<string, ImportProgress>();
  readonly #limits: ImportLimits;

  constructor(limits: Partial<ImportLimits> = {}) {
    this.#limits = { ...IMPORT_LIMITS, ...limits };
    this.#turns = new Turns(this.#limits.mostWaiting);
  }

  get deadlineMs(): number {
    return this.#limits.deadlineMs;
  }

  /** The progress of this account's import; null if none is under way. */
  progressOf(accountId: string): ImportProgress | null {
    return this.#underWay.get(accountId) ?? null;
  }

  /**
   * `receive` stores the file, `work` checks and keeps it when its turn has come; then the file is removed. Throws
   * CONFLICT while the account has another import under way, RATE_LIMITED if too many wait, the signal's reason, and
   * what both functions throw.
   */
  async run<F extends Received, T>(
    accountId: string,
    signal: AbortSignal,
    receive: () => Promise<F>,
    work: (file: F, tell: (progress: ImportProgress) => void) => Promise<T>,
  ): Promise<T> {
    if (this.#underWay.has(accountId))
      throw new AppError(
        "CONFLICT",
        "You are already importing another file. Wait until it is done, or cancel it in the window where you started it.",
      );
    if (this.#underWay.size > this.#limits.mostWaiting || this.#turns.isFull)
      throw new AppError("RATE_LIMITED", "Many imports are waiting on this server. Please try again in a minute.", {
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      });
    const tell = (progress: ImportProgress) => void this.#underWay.set(accountId, progress);
    tell({ step: "sending", before: 0, share: 0 });
    try {
      const file = await receive();
      return await this.#inTurn(signal, tell, () => work(file, tell)).finally(() => file.remove());
    } finally {
      this.#underWay.delete(accountId);
    }
  }

  #inTurn<T>(signal: AbortSignal, tell: (progress: ImportProgress) => void, work: () => Promise<T>): Promise<T> {
    const onPlace = (before: number) => tell({ step: "waiting", before, share: 0 });
    return this.#turns.run(signal, onPlace, () => {
      tell({ step: "checking", before: 0, share: 0 });
      return work();
    });
  }
}
