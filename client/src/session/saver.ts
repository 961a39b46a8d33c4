import { createStore, type StoreApi } from "zustand/vanilla";
import { codeOf } from "@/lib/api-error";

/** pending: waits for a pause in typing. not-saved: failed, and is tried again by itself. refused: needs a person. */
export type SaveState = "pending" | "saving" | "not-saved" | "refused";

export interface SaveEntry {
  readonly value: unknown;
  readonly state: SaveState;
  readonly error: unknown;
  /** Grows with every edit, so that a save knows whether its value is still the newest. */
  readonly edition: number;
}

type Save = () => Promise<unknown>;
export type SaveEntries = Readonly<Record<string, SaveEntry>>;

export const AUTOSAVE_DELAY_MS = 600;
const RETRY_DELAYS_MS = [1_000, 2_000, 4_000, 8_000, 15_000] as const;

/** Errors that pass by themselves: the save is tried again without asking anybody. */
const PASSING = new Set(["OFFLINE", "DATABASE_UNAVAILABLE", "RATE_LIMITED", "INTERNAL"]);

/**
 * Everything typed that the server has not acknowledged, by key. An entry lives until the server has its newest value;
 * no entry means saved. Saves of one key never overlap, and the last value wins.
 */
export class Saver {
  readonly store: StoreApi<SaveEntries> = createStore<SaveEntries>(() => ({}));
  readonly #saves = new Map<string, Save>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #running = new Set<string>();
  readonly #failures = new Map<string, number>();

  /** Keeps the value, and saves it after `delayMs` without a further edit. */
  edit<T>(key: string, value: T, save: (value: T) => Promise<unknown>, delayMs = AUTOSAVE_DELAY_MS): void {
    const edition = (this.store.getState()[key]?.edition ?? 0) + 1;
    this.#saves.set(key, () => save(value));
    this.#failures.delete(key);
    this.#set(key, { value, state: "pending", error: null, edition });
    if (!this.#running.has(key)) this.#schedule(key, delayMs);
  }

  /** Saves at once what waits for its delay: for when somebody leaves the field or the page. */
  flush(prefix = ""): void {
    for (const [key, entry] of Object.entries(this.store.getState())) {
      if (key.startsWith(prefix) && entry.state !== "refused") void this.#run(key);
    }
  }

  /** Tries a refused save again, because a person asked. */
  retry(key: string): void {
    void this.#run(key);
  }

  discard(key: string): void {
    this.#clearTimer(key);
    this.#forget(key);
  }

  #schedule(key: string, delayMs: number): void {
    this.#clearTimer(key);
    this.#timers.set(
      key,
      setTimeout(() => void this.#run(key), delayMs),
    );
  }

  async #run(key: string): Promise<void> {
    this.#clearTimer(key);
    const entry = this.store.getState()[key];
    const save = this.#saves.get(key);
    if (entry === undefined || save === undefined || this.#running.has(key)) return;
    this.#running.add(key);
    this.#set(key, { ...entry, state: "saving" });
    const error = await save().then(
      () => null,
      (fault: unknown) => fault ?? new Error("not saved"),
    );
    this.#running.delete(key);
    this.#settle(key, entry.edition, error);
  }

  #settle(key: string, edition: number, error: unknown): void {
    const entry = this.store.getState()[key];
    if (entry === undefined) return;
    if (entry.edition !== edition) this.#schedule(key, 0);
    else if (error === null) this.#forget(key);
    else if (PASSING.has(codeOf(error))) this.#tryAgain(key, { ...entry, state: "not-saved", error });
    else this.#set(key, { ...entry, state: "refused", error });
  }

  #tryAgain(key: string, entry: SaveEntry): void {
    const failures = this.#failures.get(key) ?? 0;
    this.#failures.set(key, failures + 1);
    this.#set(key, entry);
    this.#schedule(key, RETRY_DELAYS_MS[Math.min(failures, RETRY_DELAYS_MS.length - 1)] as number);
  }

  #set(key: string, entry: SaveEntry): void {
    this.store.setState({ ...this.store.getState(), [key]: entry }, true);
  }

  #forget(key: string): void {
    this.#saves.delete(key);
    this.#failures.delete(key);
    const { [key]: _gone, ...rest } = this.store.getState();
    this.store.setState(rest, true);
  }

  #clearTimer(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }
}

/** The worst state of all keys that begin with `prefix`; "saved" when there is no entry. */
export function worstState(entries: SaveEntries, prefix: string): SaveState | "saved" {
  const states = new Set<SaveState>();
  for (const [key, entry] of Object.entries(entries)) if (key.startsWith(prefix)) states.add(entry.state);
  for (const state of ["refused", "not-saved", "saving", "pending"] as const) if (states.has(state)) return state;
  return "saved";
}
