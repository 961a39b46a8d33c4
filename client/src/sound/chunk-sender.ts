import type { ErrorCode } from "@casement/shared/contract/errors";
import { ApiError } from "@/lib/api-error";
import type { WaitingChunk } from "./chunk-shelf";

/** What the sender needs of the shelf; and how a chunk is sent, which rejects with ApiError. */
export interface SenderParts {
  readonly list: () => Promise<readonly WaitingChunk[]>;
  readonly remove: (chunk: WaitingChunk) => Promise<void>;
  readonly send: (chunk: WaitingChunk, signal: AbortSignal) => Promise<void>;
  readonly changed: (state: SenderState) => void;
}

export interface SenderState {
  /** Chunks that the server has not acknowledged. */
  readonly waiting: number;
  /** Why the last attempt failed, while it is tried again; a code of the error table. */
  readonly trouble: string | null;
  /** Chunks that the server will never take, and why the last of them: they are gone. */
  readonly refused: number;
  readonly refusedBy: string | null;
}

/** What the server says of a chunk that it would say again: trying again is no use. */
const FINAL = new Set<string>([
  "VALIDATION",
  "FORBIDDEN",
  "SOUND_REFUSED",
  "NOT_FOUND",
  "REMOVED",
  "CONFLICT",
  "WRONG_PHASE",
  "SOUND_FULL",
  "PAYLOAD_TOO_LARGE",
] satisfies ErrorCode[]);
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 15_000;
/** What is damaged on its way may arrive whole the next time. */
const MOST_DAMAGED = 3;
/** More than so many are sent at this pace, so that after hours offline this person's other requests get through. */
const AT_ONCE = 20;
const PACE_MS = 250;

/**
 * Sends waiting chunks one after the other until none is left, and each again until the server has acknowledged it or
 * refused it for good.
 */
export class ChunkSender {
  #state: SenderState = { waiting: 0, trouble: null, refused: 0, refusedBy: null };
  #working: Promise<void> | null = null;
  #again = false;
  /** How often the chunk that is tried now was refused as damaged. */
  #damaged = 0;
  readonly #stop = new AbortController();
  #wake: () => void = () => undefined;

  constructor(readonly parts: SenderParts) {}

  /** Looks for waiting chunks and sends them. Call it after each new one. */
  readonly poke = (): void => {
    this.#again = true;
    this.#wake();
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
  };

  close(): void {
    this.#stop.abort();
    this.#wake();
  }

  async #work(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (this.#again && !this.#stop.signal.aborted) {
      this.#again = false;
      const chunks = await this.parts.list().catch(() => []);
      this.#tell({ waiting: chunks.length });
      for (const [place, chunk] of chunks.entries()) {
        const failed = await this.#sendOne(chunk);
        if (this.#stop.signal.aborted) return;
        if (failed === null) {
          pause = FIRST_PAUSE_MS;
          const left = chunks.length - place - 1;
          this.#tell({ waiting: left, trouble: null });
          if (left > AT_ONCE) await this.#rest(PACE_MS);
          if (this.#stop.signal.aborted) return;
          continue;
        }
        this.#again = true;
        await this.#rest(Math.max(pause, retryAfterMs(failed)));
        pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
        break;
      }
    }
  }

  /** Returns the error after which it is to be tried again; null when the chunk is done with. */
  async #sendOne(chunk: WaitingChunk): Promise<unknown> {
    try {
      await this.parts.send(chunk, this.#stop.signal);
    } catch (error) {
      const code = error instanceof ApiError ? error.code : "OFFLINE";
      this.#damaged = code === "VALIDATION" ? this.#damaged + 1 : this.#damaged;
      if (!FINAL.has(code) || (code === "VALIDATION" && this.#damaged <= MOST_DAMAGED)) {
        this.#tell({ trouble: code });
        return error;
      }
      this.#tell({ refused: this.#state.refused + 1, refusedBy: code });
    }
    this.#damaged = 0;
    await this.parts.remove(chunk).catch(() => undefined);
    return null;
  }

  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #tell(change: Partial<SenderState>): void {
    this.#state = { ...this.#state, ...change };
    this.parts.changed(this.#state);
  }
}

function retryAfterMs(error: unknown): number {
  const seconds = error instanceof ApiError ? error.details?.retryAfterSeconds : undefined;
  return typeof seconds === "number" ? seconds * 1_000 : 0;
}
