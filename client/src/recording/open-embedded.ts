import { manifestSchema, type PlaybackManifest, typedManifest } from "@casement/shared/playback/manifest";
import {
  decodeSections,
  RECORDING_ELEMENT,
  RECORDING_FILE_VERSION,
  type RecordingSections,
} from "@casement/shared/playback/recording-file";
import { encodeViews } from "@casement/shared/playback/view-codec";
import { SOUND_TYPE } from "@casement/shared/sound/take";
import { z } from "zod";
import { ApiError } from "@/lib/api-error";
import { playManifest } from "./play-manifest";
import type { Playback } from "./playback";
import PlaybackWorker from "./playback-worker?worker&inline";

const headSchema = z.object({ version: z.number(), exportedAt: z.number(), manifest: z.unknown() });

/** The takes of the manifest, each with its file and its loudness, in the manifest's order. */
function soundIn(takes: PlaybackManifest["sound"], parts: readonly Uint8Array[]) {
  const places = new Map(takes.map(({ id }, index) => [id, index]));
  const partOf = (takeId: string, part: 0 | 1) => parts[2 * (places.get(takeId) ?? 0) + part] ?? new Uint8Array();
  const addresses = new Map<string, string>();
  return {
    takeAddress(takeId: string): string {
      const known = addresses.get(takeId);
      const blob = () => new Blob([Uint8Array.from(partOf(takeId, 0))], { type: SOUND_TYPE });
      const address = known ?? URL.createObjectURL(blob());
      addresses.set(takeId, address);
      return address;
    },
    loudness: async (takeId: string) => partOf(takeId, 1),
    isCopy: true,
  };
}

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
  const sound = soundIn(manifest.sound, states.slice(keyframes.length + 1));
  const source = { board: { kind: "bytes", bytes }, views: async () => views, ...sound } as const;
  const open = async () => playManifest(manifest, new PlaybackWorker(), source);
  return { startAt: manifest.startAt, exportedAt, open };
}

async function unpack(base64: string): Promise<RecordingSections> {
  const packed = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return decodeSections(new Uint8Array(await new Response(stream).arrayBuffer()));
}
