import { playbackRoutes } from "@casement/shared/contract/http/playback-routes";
import { sessionRoutes } from "@casement/shared/contract/http/session-routes";
import { type PlaybackManifest, typedManifest } from "@casement/shared/playback/manifest";
import { callerOf, urlOf } from "./call";
import { readBytes } from "./read-bytes";

const call = callerOf({ ...playbackRoutes, getSession: sessionRoutes.getSession });

/** Which recording: a session's own, or a shared one. */
export type RecordingPlace =
  | { readonly kind: "session"; readonly id: string }
  | { readonly kind: "share"; readonly id: string };

/** Reads what a player needs before it begins. Throws ApiError. */
export async function readManifest({ kind, id }: RecordingPlace): Promise<PlaybackManifest> {
  const answer =
    kind === "session"
      ? call("getPlayback", { params: { id } })
      : call("getSharedPlayback", { params: { shareId: id } });
  return typedManifest(await answer);
}

/** Resolves while the recording may still be watched. Throws ApiError when not. */
export async function checkAccess({ kind, id }: RecordingPlace): Promise<void> {
  await (kind === "session" ? call("getSession", { params: { id } }) : call("checkShare", { params: { shareId: id } }));
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
export function readViewBytes({ kind, id }: RecordingPlace): Promise<Uint8Array> {
  return readBytes(
    kind === "session"
      ? urlOf(playbackRoutes.readPlaybackViews, { id })
      : urlOf(playbackRoutes.readSharedViews, { shareId: id }),
  );
}
