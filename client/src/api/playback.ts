import { ROUTES } from "@casement/shared/contract/routes";
import { type PlaybackManifest, typedManifest } from "@casement/shared/playback/manifest";
import { call, urlOf } from "./call";

/** What playing a session needs to begin. Throws ApiError. */
export async function readManifest(sessionId: string): Promise<PlaybackManifest> {
  return typedManifest(await call("getPlayback", { params: { id: sessionId } }));
}

/** Addresses of the board's bytes: of each chunk, and of each keyframe by its number of updates. */
export interface BoardAddresses {
  readonly chunks: readonly string[];
  readonly keyframes: Readonly<Record<number, string>>;
}

export function boardAddresses(sessionId: string, { chunks, keyframes }: PlaybackManifest["board"]): BoardAddresses {
  return {
    chunks: chunks.map(({ index }) => urlOf(ROUTES.readPlaybackChunk, { id: sessionId, chunk: String(index) })),
    keyframes: Object.fromEntries(
      keyframes.map(({ updates }) => [
        updates,
        urlOf(ROUTES.readPlaybackKeyframe, { id: sessionId, updates: String(updates) }),
      ]),
    ),
  };
}
