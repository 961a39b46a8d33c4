import { newId } from "@casement/shared/lib/new-id";
import { writeClock } from "@casement/shared/sound/take";
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Microphone } from "@/media/microphone";
import { ChunkSender, type SenderState } from "./chunk-sender";
import type { ChunkShelf, WaitingChunk } from "./chunk-shelf";
import { canRecord, type RecordedChunk, TakeRecorder } from "./take-recorder";

/**
 * elsewhere: another tab of this browser records this person. unsupported: this browser cannot. blocked: the page has
 * to be clicked once before it may hear anything.
 */
type RecorderState = "off" | "elsewhere" | "unsupported" | "blocked" | "recording";

export interface SoundView extends SenderState {
  readonly recorder: RecorderState;
  /** Chunks that live in this page alone, because the browser's storage refused them. */
  readonly unshelved: number;
  /** Chunks that the browser recorded and could not hand out: they are gone. */
  readonly lost: number;
}

interface KeeperParts {
  readonly sessionId: string;
  readonly participantId: string;
  readonly serverNow: () => number;
  readonly microphone: Pick<Microphone, "hold" | "output" | "context">;
  readonly shelf: ChunkShelf;
  readonly send: (chunk: WaitingChunk, signal: AbortSignal) => Promise<void>;
}

/**
 * Records one person's sound while it is wanted, and sends it until the server has all of it. Only one tab of a browser
 * does so for a person; the next one takes over when it closes.
 */
export class SoundKeeper {
  readonly store: StoreApi<SoundView> = createStore<SoundView>(() => ({
    recorder: "off",
    unshelved: 0,
    lost: 0,
    waiting: 0,
    trouble: null,
    refused: 0,
    refusedBy: null,
  }));
  readonly #parts: KeeperParts;
  readonly #sender: ChunkSender;
  /** What the storage refused, kept in the page instead. */
  readonly #unshelved: WaitingChunk[] = [];
  readonly #closed = new AbortController();
  #wanted = false;
  #isOurs = false;
  #take: { readonly recorder: TakeRecorder; readonly release: () => void } | null = null;
  #storing: Promise<unknown> = Promise.resolve();

  constructor(parts: KeeperParts) {
    this.#parts = parts;
    this.#sender = new ChunkSender({
      list: async () => [...(await parts.shelf.list(parts).catch(() => [])), ...this.#unshelved],
      remove: (chunk) => this.#forget(chunk),
      send: parts.send,
      changed: (state) => this.store.setState(state),
    });
    window.addEventListener("online", this.#sender.poke);
    void this.#claim();
  }

  /** Whether this person's sound is to be recorded now. */
  want(wanted: boolean): void {
    this.#wanted = wanted;
    this.#follow();
  }

  async close(): Promise<void> {
    this.#wanted = false;
    this.#closed.abort();
    window.removeEventListener("online", this.#sender.poke);
    await this.#endTake();
    await this.#storing;
    this.#sender.close();
  }

  /** Waits for its turn among this person's tabs, and holds it until it is closed. */
  async #claim(): Promise<void> {
    const { sessionId, participantId } = this.#parts;
    const hold = () => {
      this.#isOurs = true;
      this.#follow();
      this.#sender.poke();
      return new Promise<void>((resolve) => this.#closed.signal.addEventListener("abort", () => resolve()));
    };
    const options = { signal: this.#closed.signal };
    // Rejects only when this is closed before its turn has come.
    await navigator.locks.request(`casement-sound-${sessionId}-${participantId}`, options, hold).catch(() => undefined);
  }

  #follow(): void {
    if (!this.#wanted) {
      void this.#endTake();
      this.store.setState({ recorder: "off" });
    } else if (!canRecord()) this.store.setState({ recorder: "unsupported" });
    else if (!this.#isOurs) this.store.setState({ recorder: "elsewhere" });
    else if (this.#take === null) this.#beginTake();
  }

  #beginTake(): void {
    const release = this.#parts.microphone.hold();
    try {
      this.#take = this.#record(release);
    } catch {
      // Whatever the browser lacks, the interview goes on.
      release();
      this.store.setState({ recorder: "unsupported" });
    }
  }

  /** Throws what the browser throws when it has no sound, or not as it is needed here. */
  #record(release: () => void): { readonly recorder: TakeRecorder; readonly release: () => void } {
    const { microphone, serverNow } = this.#parts;
    const { context, output } = microphone;
    const takeId = newId();
    const recorder = new TakeRecorder({
      context,
      output,
      serverNow,
      onChunk: (chunk) => {
        // One that fails must not take those after it along.
        this.#storing = this.#storing.then(() => this.#keep(takeId, chunk)).catch(() => this.#lose());
      },
      // The next take begins a little later, so that a browser that refuses at once is not asked without a pause.
      onFault: () => void this.#endTake().then(() => setTimeout(() => this.#follow(), 1_000)),
    });
    const tell = () => this.store.setState({ recorder: context.state === "running" ? "recording" : "blocked" });
    context.addEventListener("statechange", tell);
    const stop = () => {
      context.removeEventListener("statechange", tell);
      release();
    };
    tell();
    return { recorder, release: stop };
  }

  async #endTake(): Promise<void> {
    const take = this.#take;
    this.#take = null;
    if (take === null) return;
    await take.recorder.stop();
    take.release();
  }

  /** Before anything is sent it is in the browser's storage, so that nothing is lost with the page. */
  async #keep(takeId: string, { index, blob, from, to, clock }: RecordedChunk): Promise<void> {
    const { sessionId, participantId, shelf } = this.#parts;
    const bytes = await blob.arrayBuffer();
    const sha256 = toHex(await crypto.subtle.digest("SHA-256", bytes));
    const place = { sessionId, participantId, takeId, index };
    const chunk = { ...place, bytes, sha256, from, to, clock: writeClock(clock), recordedAt: Date.now() };
    await shelf.put(chunk).catch(() => {
      this.#unshelved.push(chunk);
      this.store.setState({ unshelved: this.#unshelved.length });
    });
    this.#sender.poke();
  }

  #lose(): void {
    this.store.setState(({ lost }) => ({ lost: lost + 1 }));
  }

  async #forget(chunk: WaitingChunk): Promise<void> {
    const place = this.#unshelved.indexOf(chunk);
    if (place < 0) return this.#parts.shelf.remove(chunk);
    this.#unshelved.splice(place, 1);
    this.store.setState({ unshelved: this.#unshelved.length });
  }
}

const toHex = (digest: ArrayBuffer) =>
  [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
