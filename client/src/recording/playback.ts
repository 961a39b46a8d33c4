import type { BoardRecord } from "@casement/shared/document/records/board-record";
import type { BoardDiff } from "@casement/shared/document/replay/board-diff";
import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import type { ViewTrack } from "@casement/shared/playback/view-track";

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

/** One open recording. All times are playback times: ms since the interview's start. */
export interface Playback {
  readonly manifest: PlaybackManifest;
  /**
   * Moves the shown board to `t`; the first answer is the whole board. Answers come in the order of the calls. Of
   * waiting calls only the newest is carried out; the overtaken ones return an empty diff.
   * Shape records come as recorded, without orphans, and are not checked against the editor's schema.
   * Throws ApiError when bytes cannot be fetched; the shown board then stays as it was.
   */
  seek(t: number): Promise<BoardDiff>;
  /** The whole board at `t`, for a preview; does not move what is shown. null when a newer preview was asked for. */
  recordsAt(t: number): Promise<ReadonlyMap<string, BoardRecord> | null>;
  /** What people saw of the board, where the viewer may follow them. Throws ApiError when it cannot be fetched. */
  views(): Promise<ReadonlyMap<string, ViewTrack>>;
  progress(): PlaybackProgress;
  /** Calls back whenever `progress()` changed, until the returned function is called. */
  onProgress(changed: () => void): () => void;
  close(): void;
}
