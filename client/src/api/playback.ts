import { ROUTES } from "@casement/shared/contract/routes";
import { type PlaybackManifest, typedManifest } from "@casement/shared/playback/manifest";
import { ApiError } from "../lib/api-error";
import { call, urlOf } from "./call";

/** What playing a session needs to begin. Throws ApiError. */
export async function readManifest(sessionId: string, signal?: AbortSignal): Promise<PlaybackManifest> {
  const options = signal === undefined ? {} : { signal };
  return typedManifest(await call("getPlayback", { params: { id: sessionId }, ...options }));
}

/** A chunk's bytes, for `decodeChunk`. Throws ApiError. */
export function readPlaybackChunk(sessionId: string, chunk: number): Promise<Uint8Array> {
  return readBytes(urlOf(ROUTES.readPlaybackChunk, { id: sessionId, chunk: String(chunk) }));
}

/** The board after `updates` updates as a Yjs update (V2). Throws ApiError. */
export function readPlaybackKeyframe(sessionId: string, updates: number): Promise<Uint8Array> {
  return readBytes(urlOf(ROUTES.readPlaybackKeyframe, { id: sessionId, updates: String(updates) }));
}

async function readBytes(url: string): Promise<Uint8Array> {
  const response = await fetch(url, { credentials: "same-origin" }).catch(() => {
    throw new ApiError("OFFLINE", "The server cannot be reached.");
  });
  if (response.status === 404) throw new ApiError("NOT_FOUND", "The record has no such part.");
  if (response.status === 401) throw new ApiError("UNAUTHENTICATED", "Sign in first.");
  if (!response.ok) throw new ApiError("UNREADABLE", `The server answered ${response.status}.`);
  return new Uint8Array(await response.arrayBuffer());
}
