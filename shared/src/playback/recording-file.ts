import { ByteReader, ByteWriter } from "./varint.js";

/** Raised when a player that knows only the older layout could not read it. */
export const RECORDING_FILE_VERSION = 1;

/** Ids of elements in an exported player: the recording, and what is shown until it plays. */
export const RECORDING_ELEMENT = "casement-recording";

/**
 * A recording that travels inside a file: sections, each with its length before it. The first is JSON:
 * `{version, exportedAt, manifest}`; then the board's chunks and keyframes, as many and in the order of the manifest, then what
 * people saw (view-codec.ts), which files made before that was recorded lack. An empty section stands for a keyframe that cannot be read. The file carries them gzipped, as base64.
 */
export interface RecordingSections {
  readonly head: Uint8Array;
  readonly parts: readonly Uint8Array[];
}

export function encodeSection(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const writer = new ByteWriter();
  writer.bytes(bytes);
  return writer.finish();
}

/** Throws RangeError when the bytes break off. The sections are views of `bytes`. */
export function decodeSections(bytes: Uint8Array): RecordingSections {
  const reader = new ByteReader(bytes);
  const head = reader.bytes();
  const parts: Uint8Array[] = [];
  while (!reader.done) parts.push(reader.bytes());
  return { head, parts };
}
