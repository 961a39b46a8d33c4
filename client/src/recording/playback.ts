import type { BoardPicture } from "@casement/shared/document/picture/board-picture";
import type { BoardDiff } from "@casement/shared/document/replay/board-diff";
import type { RecordChange } from "@casement/shared/document/replay/changed-records";
import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import type { ViewTracks } from "@casement/shared/playback/view-track";
import type { WordAnswer } from "./word-index";

/** A stretch of the record that could not be played: its playback time, and how many updates are lost there. */
export interface Damage {
  readonly at: number;
  readonly updates: number;
}

/** How much of the board's record has been fetched, 0 to 1, and where it is damaged. */
export interface PlaybackProgress {
  readonly loaded: number;
  readonly damage: readonly Damage[];
}

/**
 * What a seek is to bring. "picture": a picture of the board. "soonest": what an editor has to change if that is little,
 * else a picture. "board": all that it has to change. "whole": the whole board, for an editor that has nothing yet.
 */
export type SeekWants = "picture" | "soonest" | "board" | "whole";

/**
 * The board at a moment: a picture, or what an editor has to change since it was last given anything. `rows`: what
 * changed in the worksheets since the last answer of either kind.
 */
export type Sought =
  | { readonly kind: "picture"; readonly rows: BoardDiff["rows"]; readonly picture: BoardPicture }
  | { readonly kind: "board"; readonly rows: BoardDiff["rows"]; readonly board: BoardDiff };

/** One open recording. All times are playback times: ms since the interview's start. */
export interface Playback {
  readonly manifest: PlaybackManifest;
  /** Whether it lies in a file of the viewer's own, out of the server's reach. */
  readonly isCopy: boolean;
  /**
   * Moves the shown board to `t`. One call at a time. Shape records come as recorded, without orphans, and are not
   * checked against the editor's schema. Throws ApiError when bytes cannot be fetched; the shown board then stays as it
   * was.
   */
  seek(t: number, wants: SeekWants): Promise<Sought>;
  /** The board at `t`, for a preview; does not move what is shown. null when a newer preview was asked for. */
  pictureAt(t: number): Promise<BoardPicture | null>;
  /**
   * The time of the nearest change of the document after `t` (`by` 1) or before it (-1), or null. Throws ApiError when
   * bytes cannot be fetched.
   */
  changeNear(t: number, by: 1 | -1): Promise<number | null>;
  /**
   * The moments at which all words of the query came to stand in one text of the board or of a worksheet. The first
   * question begins to read the recording for it; until `read` is 1 a later answer may hold more.
   */
  find(query: string): Promise<WordAnswer>;
  /**
   * Which records of the shown board people changed in the `withinMs` up to its moment; of several changes of one
   * record the last, in order of time. Throws ApiError when bytes cannot be fetched.
   */
  lastChanges(withinMs: number): Promise<readonly RecordChange[]>;
  /**
   * What people saw, pointed at and wrote in, where the viewer may follow them. Throws ApiError when it cannot be
   * fetched.
   */
  views(): Promise<ViewTracks>;
  /** Address of a take's sound. */
  takeAddress(takeId: string): string;
  /** How loud a take is (shared/src/sound/loudness-codec.ts). Throws ApiError when it cannot be fetched. */
  loudness(takeId: string): Promise<Uint8Array>;
  progress(): PlaybackProgress;
  /** Calls back whenever `progress()` changed, until the returned function is called. */
  onProgress(changed: () => void): () => void;
  close(): void;
}
