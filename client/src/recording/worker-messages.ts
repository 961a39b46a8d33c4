import type { BoardPicture } from "@casement/shared/document/picture/board-picture";
import type { RecordChange } from "@casement/shared/document/replay/changed-records";
import type { BoardAddresses } from "@/api/playback";
import type { BoardManifest } from "./board-player";
import type { PlaybackProgress, SeekWants, Sought } from "./playback";
import type { WordAnswer } from "./word-index";

/** The board's bytes when the page already has them; an empty keyframe means that there is none. */
export interface BoardBytes {
  readonly chunks: readonly Uint8Array[];
  readonly keyframes: Readonly<Record<number, Uint8Array>>;
}

/** Where the board's bytes come from. */
export type BoardBytesSource =
  | { readonly kind: "addresses"; readonly addresses: BoardAddresses }
  | { readonly kind: "bytes"; readonly bytes: BoardBytes };

/** Page -> worker. The first message opens the recording; `id` pairs an answer with its question. */
export type Question =
  | { readonly kind: "open"; readonly manifest: BoardManifest; readonly source: BoardBytesSource }
  | { readonly kind: "seek"; readonly id: number; readonly t: number; readonly wants: SeekWants }
  | { readonly kind: "picture"; readonly id: number; readonly t: number }
  | { readonly kind: "change"; readonly id: number; readonly t: number; readonly by: 1 | -1 }
  | { readonly kind: "last"; readonly id: number; readonly withinMs: number }
  | { readonly kind: "find"; readonly id: number; readonly query: string };

/** Worker -> page. `code` is that of an ApiError. */
export type Answer =
  | { readonly kind: "sought"; readonly id: number; readonly sought: Sought }
  | { readonly kind: "picture"; readonly id: number; readonly picture: BoardPicture }
  | { readonly kind: "change"; readonly id: number; readonly t: number | null }
  | { readonly kind: "last"; readonly id: number; readonly changes: readonly RecordChange[] }
  | { readonly kind: "found"; readonly id: number; readonly answer: WordAnswer }
  | { readonly kind: "failed"; readonly id: number; readonly code: string; readonly message: string }
  | { readonly kind: "progress"; readonly progress: PlaybackProgress };
