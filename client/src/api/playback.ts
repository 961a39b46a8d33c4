import { playbackRoutes } from "@casement/shared/contract/http/playback-routes";
import { sessionRoutes } from "@casement/shared/contract/http/session-routes";
import { type PlaybackManifest, typedManifest } from "@casement/shared/playback/manifest";
import { callerOf, urlOf } from "./call";
import { readBytes } from "./read-bytes";

const call = callerOf({ ...playbackRoutes, getSession: sessionRoutes.getSession });

/** Which recording: a session's own, a shared one, or a case for training. */
export type RecordingPlace =
  | { readonly kind: "session"; readonly id: string }
  | { readonly kind: "share"; readonly id: string }
  | { readonly kind: "case"; readonly id: string };

/** Reads what a player needs before it begins. Throws ApiError. */
export async function readManifest({ kind, id }: RecordingPlace): Promise<PlaybackManifest> {
  const answer =
    kind === "session"
      ? call("getPlayback", { params: { id } })
      : kind === "case"
        ? call("getCasePlayback", { params: { caseId: id } })
        : call("getSharedPlayback", { params: { shareId: id } });
  return typedManifest(await answer);
}

/** Resolves while the recording may still be watched. Throws ApiError when not. */
export async function checkAccess({ kind, id }: RecordingPlace): Promise<void> {
  if (kind === "case") await call("checkCase", { params: { caseId: id } });
  else
    await (kind === "session"
      ? call("getSession", { params: { id } })
      : call("checkShare", { params: { shareId: id } }));
}

/** Addresses of the board's bytes: of each chunk, and of each keyframe by its number of updates. */
export interface BoardAddresses {
  readonly chunks: readonly string[];
  readonly keyframes: Readonly<Record<number, string>>;
}

export function boardAddresses(
  { kind, id }: RecordingPlace,
  { chunks, keyframes }: PlaybackManifest["board"],
): BoardAddresses {
  if (kind === "case") {
    const addressOf = (index: number) => urlOf(playbackRoutes.readCaseChunk, { caseId: id, chunk: String(index) });
    return { chunks: chunks.map(({ index }) => addressOf(index)), keyframes: {} };
  }
  const [chunkRoute, keyframeRoute] =
    kind === "session"
      ? [playbackRoutes.readPlaybackChunk, playbackRoutes.readPlaybackKeyframe]
      : [playbackRoutes.readSharedChunk, playbackRoutes.readSharedKeyframe];
  const place: Readonly<Record<string, string>> = kind === "session" ? { id } : { shareId: id };
  return {
    chunks: chunks.map(({ index }) => urlOf(chunkRoute, { ...place, chunk: String(index) })),
    keyframes: Object.fromEntries(
      keyframes.map(({ updates }) => [updates, urlOf(keyframeRoute, { ...place, updates: String(updates) })]),
    ),
  };
}

/** What people saw of the board, encoded. Throws ApiError. */
export async function readViewBytes({ kind, id }: RecordingPlace): Promise<Uint8Array> {
  // A case holds nobody's view.
  if (kind === "case") return (await import("@casement/shared/playback/view-codec")).encodeViews([]);
  return readBytes(
    kind === "session"
      ? urlOf(playbackRoutes.readPlaybackViews, { id })
      : urlOf(playbackRoutes.readSharedViews, { shareId: id }),
  );
}
