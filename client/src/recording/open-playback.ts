import { boardAddresses, type RecordingPlace, readManifest, readViewBytes } from "@/api/playback";
import { readLoudness, takeAddress } from "@/api/sound";
import { playManifest } from "./play-manifest";
import type { Playback } from "./playback";

/** Opens a recording, as much of it as the caller may see. Throws ApiError. */
export async function openPlayback(place: RecordingPlace): Promise<Playback> {
  // Created first, so that the browser fetches and compiles the worker while the manifest loads.
  const worker = new Worker(new URL("./playback-worker.ts", import.meta.url), { type: "module" });
  const manifest = await readManifest(place).catch((error) => {
    worker.terminate();
    throw error;
  });
  return playManifest(manifest, worker, {
    board: { kind: "addresses", addresses: boardAddresses(place, manifest.board) },
    views: () => readViewBytes(place),
    isCopy: false,
    takeAddress: (takeId) => takeAddress(place, takeId),
    loudness: (takeId) => readLoudness(place, takeId),
  });
}
