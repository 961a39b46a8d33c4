import type { BoardPicture } from "@casement/shared/document/picture/board-picture";
import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import { decodeViews, type ViewSample } from "@casement/shared/playback/view-codec";
import { viewTracks } from "@casement/shared/playback/view-track";
import { ApiError } from "@/lib/api-error";
import { Latest } from "./latest";
import type { Playback, PlaybackProgress } from "./playback";
import type { Answer, BoardBytesSource, Question } from "./worker-messages";

type Unnumbered<Q> = Q extends { readonly id: number } ? Omit<Q, "id"> : never;
type Asked = Unnumbered<Question>;
type Settle = { readonly resolve: (value: never) => void; readonly reject: (error: ApiError) => void };

/** Promises around the worker that folds the board. */
class Folder {
  progress: PlaybackProgress = { loaded: 0, damage: [] };
  readonly #open = new Map<number, Settle>();
  #lastId = 0;

  readonly #worker: Worker;
  readonly #changed: () => void;

  constructor(worker: Worker, changed: () => void) {
    this.#worker = worker;
    this.#changed = changed;
    worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => this.#take(data));
    worker.addEventListener("error", () => this.#fail("The player stopped working."));
  }

  send(question: Question): void {
    this.#worker.postMessage(question);
  }

  ask<T>(question: Asked): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#lastId += 1;
      this.#open.set(this.#lastId, { resolve: resolve as Settle["resolve"], reject });
      this.send({ ...question, id: this.#lastId });
    });
  }

  close(): void {
    this.#worker.terminate();
    this.#fail("The player was closed.");
  }

  #take(answer: Answer): void {
    if (answer.kind === "progress") {
      this.progress = answer.progress;
      this.#changed();
      return;
    }
    const settle = this.#open.get(answer.id);
    this.#open.delete(answer.id);
    if (answer.kind === "failed") settle?.reject(new ApiError(answer.code, answer.message));
    else settle?.resolve(contentOf(answer) as never);
  }

  #fail(message: string): void {
    for (const { reject } of this.#open.values()) reject(new ApiError("UNREADABLE", message));
    this.#open.clear();
  }
}

function contentOf(answer: Exclude<Answer, { kind: "progress" | "failed" }>) {
  if (answer.kind === "change") return answer.t;
  if (answer.kind === "last") return answer.changes;
  if (answer.kind === "found") return answer.answer;
  return answer.kind === "sought" ? answer.sought : answer.picture;
}

/** Where a recording's bytes come from. `views`: as shared/src/playback/view-codec.ts has them; throws ApiError. */
interface RecordingSource {
  readonly board: BoardBytesSource;
  readonly views: () => Promise<Uint8Array>;
  readonly isCopy: boolean;
  readonly takeAddress: (takeId: string) => string;
  readonly loudness: (takeId: string) => Promise<Uint8Array>;
}

/** Plays what the manifest describes; `worker` runs playback-worker.ts and ends with the playback. */
export function playManifest(manifest: PlaybackManifest, worker: Worker, source: RecordingSource): Playback {
  const listeners = new Set<() => void>();
  const folder = new Folder(worker, () => {
    for (const listener of listeners) listener();
  });
  const { board, startAt } = manifest;
  folder.send({ kind: "open", manifest: { board, startAt }, source: source.board });
  const previews = new Latest<BoardPicture | null>((t) => folder.ask({ kind: "picture", t }), null);
  return {
    manifest,
    seek: (t, wants) => folder.ask({ kind: "seek", t, wants }),
    pictureAt: (t) => previews.ask(t),
    changeNear: (t, by) => folder.ask({ kind: "change", t, by }),
    lastChanges: (withinMs) => folder.ask({ kind: "last", withinMs }),
    find: (query) => folder.ask({ kind: "find", query }),
    views: async () => viewTracks(readViews(await source.views())),
    isCopy: source.isCopy,
    takeAddress: source.takeAddress,
    loudness: source.loudness,
    progress: () => folder.progress,
    onProgress(changed) {
      listeners.add(changed);
      return () => void listeners.delete(changed);
    },
    close: () => folder.close(),
  };
}

function readViews(bytes: Uint8Array): ViewSample[] {
  try {
    return decodeViews(bytes);
  } catch {
    throw new ApiError("UNREADABLE", "What people saw could not be read.");
  }
}
