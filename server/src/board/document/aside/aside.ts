import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type * as Y from "yjs";
import { Slots } from "../../../platform/slots.js";
import { type AsideTask, type BoardHash, hashDocument, type Rebuilt, rebuildDocument } from "./aside-work.js";

/**
 * Documents whose updates have more bytes are hashed and rebuilt in a thread: 64 KiB would take the loop some 30 ms, and
 * the time grows faster than the bytes.
 */
const ASIDE_FROM_BYTES = 64 * 1024;
/** The thread ends when it had nothing to do for so long: longer than from one keyframe of a large board to the next. */
const IDLE_MS = 120_000;
/** The points of the largest board, three times over. What needs more is not done, and harms nobody else. */
const HEAP = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 32 } as const;

/** As in check-in-worker.ts. */
const ENTRY = import.meta.url.endsWith(".ts") ? "../../../../../scripts/jest/aside-worker.mjs" : "./aside-worker.js";

export type ToAside = AsideTask;
export type FromAside = { readonly result: BoardHash | Rebuilt } | { readonly error: unknown };

/** Hashes and rebuilds documents without holding up the loop: large ones in a thread, one after the other. */
export class Aside {
  readonly #turns = new Slots(1);
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;
  #closed = false;

  /** Hashes the document as it is now; `state` is all of it, as a V2 update. */
  hash(doc: Y.Doc, state: Uint8Array): Promise<BoardHash> {
    return isSmall(state) ? hashDocument(doc) : (this.#give({ kind: "hash", state }) as Promise<BoardHash>);
  }

  /** Rebuilds the document as it is now; `state` is all of it, as a V1 update. Throws if it would show anything else. */
  async rebuild(doc: Y.Doc, state: Uint8Array, epoch: number): Promise<Rebuilt> {
    if (isSmall(state)) return rebuildDocument(doc, epoch);
    return (await this.#give({ kind: "rebuild", state, epoch })) as Rebuilt;
  }

  /** Ends the thread. What it had in hand fails. */
  async close(): Promise<void> {
    this.#closed = true;
    if (this.#idle !== null) clearTimeout(this.#idle);
    await this.#worker?.terminate();
  }

  #give(task: ToAside): Promise<BoardHash | Rebuilt> {
    return this.#turns.run(async () => {
      if (this.#closed) throw new Error("the server stops, and hashes and rebuilds no more boards");
      if (this.#idle !== null) clearTimeout(this.#idle);
      const worker = this.#worker ?? this.#begin();
      const over = new AbortController();
      const ended = once(worker, "exit", { signal: over.signal }).then(() => {
        throw new Error("the thread that hashes and rebuilds boards ended before its work");
      });
      // Whichever comes second has nobody to tell.
      ended.catch(() => undefined);
      worker.postMessage(task);
      const [answer] = (await Promise.race([once(worker, "message"), ended]).finally(() => over.abort())) as [
        FromAside,
      ];
      this.#idle = setTimeout(() => {
        // Whoever comes meanwhile gets a new thread.
        this.#worker = null;
        void worker.terminate();
      }, IDLE_MS).unref();
      if ("error" in answer) throw answer.error;
      return answer.result;
    });
  }

  #begin(): Worker {
    const worker = new Worker(new URL(ENTRY, import.meta.url), { resourceLimits: HEAP });
    worker.once("exit", () => {
      if (this.#worker === worker) this.#worker = null;
    });
    // Whoever waits for an answer learns of it by the thread's end; without a listener it would end the process.
    worker.on("error", () => undefined);
    // The process may end meanwhile: a keyframe's hash is not worth waiting for.
    worker.unref();
    this.#worker = worker;
    return worker;
  }
}

const isSmall = (state: Uint8Array) => state.length < ASIDE_FROM_BYTES;
