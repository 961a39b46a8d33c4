import { boardAddresses, type RecordingPlace, readManifest, readViewBytes } from "@/api/playback";
import { playManifest } from "./play-manifest";
import type { Playback } from "./playback";

/** Opens a recording, as far as the caller may see it. Throws ApiError. */
export async function openPlayback(place: RecordingPlace): Promise<Playback> {
  // The worker's code is fetched and compiled meanwhile.
  const worker = new Worker(new URL("./playback-worker.ts", import.meta.url), { type: "module" });
  const manifest = await readManifest(place).catch((error) => {
    worker.terminate();
    throw error;
  });
  return playManifest(manifest, worker, {
    board: { kind: "addresses", addresses: boardAddresses(place, manifest.board) },
    views: () => readViewBytes(place),
  });
}
