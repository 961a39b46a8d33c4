import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

/** Raised when a player that knows only the older layout could not read it. */
export const RECORDING_FILE_VERSION = 1;

/** Ids of elements in an exported player: the recording, and the cover that is shown until it plays. */
export const RECORDING_ELEMENT = "casement-recording";

/**
 * A recording inside an exported file: sections, each preceded by its length, all gzipped and in base64. The first
 * section is JSON: `{version, exportedAt, manifest}`. Then follow the board's chunks and keyframes as the manifest lists
 * them, the views (view-codec.ts), which older files lack, and of each take of its sound the WebM file and the loudness.
 * An unreadable keyframe is an empty section.
 */
export interface RecordingSections {
  readonly head: Uint8Array;
  readonly parts: readonly Uint8Array[];
}

/** A section whose bytes come in pieces: its length, then the pieces. */
export function* encodeSection(...pieces: readonly Uint8Array[]): Generator<Uint8Array> {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  yield encoding.encode((encoder) => encoding.writeVarUint(encoder, length));
  // An empty piece would be no input to whoever compresses them.
  for (const piece of pieces) if (piece.length > 0) yield piece;
}

/** Throws when the bytes break off. The sections are views of `bytes`. */
export function decodeSections(bytes: Uint8Array): RecordingSections {
  const decoder = decoding.createDecoder(bytes);
  const head = decoding.readVarUint8Array(decoder);
  const parts: Uint8Array[] = [];
  while (decoding.hasContent(decoder)) parts.push(decoding.readVarUint8Array(decoder));
  return { head, parts };
}
