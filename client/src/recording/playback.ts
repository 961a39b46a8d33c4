import type { BoardRecord } from "@casement/shared/document/records/board-record";
import type { BoardDiff } from "@casement/shared/document/replay/board-diff";
import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import type { ViewTrack } from "@casement/shared/playback/view-track";

/** A place of the record that could not be played: playback time, and how many updates are lost there. */
export interface Damage {
  readonly at: number;
  readonly updates: number;
}

/** How much of the board's record is here, 0 to 1, and what of it is damaged. */
export interface PlaybackProgress {
  readonly loaded: number;
  readonly damage: readonly Damage[];
}

/** One recording, open. All times are playback times: ms since the interview's start. */
export interface Playback {
  readonly manifest: PlaybackManifest;
  /**
   * Moves the shown board to `t`; the first answer is the whole board. Answers come in the order of the calls; of
   * calls that wait only the newest is carried out, and the overtaken ones answer with nothing to do.
   * Records are as the record has them: orphans left out, not checked against the editor's schema.
   * Throws ApiError when bytes cannot be fetched; the shown board then stays as it was.
   */
  seek(t: number): Promise<BoardDiff>;
  /** The whole board at `t`, for a preview; does not move what is shown. null when a newer preview was asked for. */
  recordsAt(t: number): Promise<ReadonlyMap<string, BoardRecord> | null>;
  /** What people saw of the board, as far as the viewer may follow it. Throws ApiError when it cannot be fetched. */
  views(): Promise<ReadonlyMap<string, ViewTrack>>;
  progress(): PlaybackProgress;
  /** Calls back whenever `progress()` changed, until the returned function is called. */
  onProgress(changed: () => void): () => void;
  close(): void;
}
