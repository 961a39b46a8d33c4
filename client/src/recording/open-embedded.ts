import { manifestSchema, typedManifest } from "@casement/shared/playback/manifest";
import {
  decodeSections,
  RECORDING_ELEMENT,
  RECORDING_FILE_VERSION,
  type RecordingSections,
} from "@casement/shared/playback/recording-file";
import { encodeViews } from "@casement/shared/playback/view-codec";
import { z } from "zod";
import { ApiError } from "@/lib/api-error";
import { playManifest } from "./play-manifest";
import type { Playback } from "./playback";
import PlaybackWorker from "./playback-worker?worker&inline";

const headSchema = z.object({ version: z.number(), exportedAt: z.number(), manifest: z.unknown() });

/** A page holds no sound, and its manifest offers none. */
const NO_SOUND = {
  takeAddress: () => "",
  loudness: async () => new Uint8Array(),
};

export interface EmbeddedRecording {
  /** Epoch ms. */
  readonly startAt: number;
  /** Epoch ms, by the clock of the server that made the file. */
  readonly exportedAt: number;
  open(): Promise<Playback>;
}

/**
 * Reads the recording that is embedded in this page. Throws ApiError with a sentence for the person who opened the
 * file.
 */
export async function readEmbedded(): Promise<EmbeddedRecording> {
  const text = document.getElementById(RECORDING_ELEMENT)?.textContent?.trim() ?? "";
  if (text === "") throw new ApiError("UNREADABLE", "There is no recording in this file.");
  const { head, parts } = await unpack(text).catch(() => {
    throw new ApiError("UNREADABLE", "The recording in this file is damaged. Export it again, or copy the file again.");
  });
  const { version, exportedAt, manifest: given } = headSchema.parse(JSON.parse(new TextDecoder().decode(head)));
  if (version > RECORDING_FILE_VERSION)
    throw new ApiError("UNREADABLE", "The recording in this file is newer than the player in it. Export it again.");
  const manifest = typedManifest(manifestSchema.parse(given));
  const { chunks, keyframes } = manifest.board;
  const states = parts.slice(chunks.length);
  const bytes = {
    chunks: parts.slice(0, chunks.length),
    keyframes: Object.fromEntries(
      keyframes.map(({ updates }, index) => [updates, states[index] ?? new Uint8Array()] as const),
    ),
  };
  const views = states[keyframes.length] ?? encodeViews([]);
  const source = { board: { kind: "bytes", bytes }, views: async () => views, ...NO_SOUND } as const;
  const open = async () => playManifest(manifest, new PlaybackWorker(), source);
  return { startAt: manifest.startAt, exportedAt, open };
}

async function unpack(base64: string): Promise<RecordingSections> {
  const packed = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return decodeSections(new Uint8Array(await new Response(stream).arrayBuffer()));
}
