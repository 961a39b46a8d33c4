import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { own } from "@casement/shared/lib/own";
import { LOUDNESS_MS } from "@casement/shared/sound/loudness-codec";
import { ZipFile } from "yazl";
import type { Grant } from "../auth/find-grant.js";
import type { Deps } from "../deps.js";
import { durationOf } from "../media/webm/opus-packet.js";
import { PacketReader } from "../media/webm/read-packets.js";
import { takeTurns } from "../platform/loop/take-turns.js";
import {
  type AudibleTake,
  listAudible,
  loudnessOf,
  type TakeSource,
  takeSource,
} from "../queries/sound/audible-takes.js";
import { exportRecord } from "./export-record.js";
import type { TakeLine } from "./format/record-file.js";
import { RECORD_NAME, takeName } from "./format/record-file.js";

const SLICE_BYTES = 64 * 1024;

type ArchiveDeps = Pick<Deps, "prisma" | "clock" | "sessionLogs" | "media">;

/**
 * The record and, beside it, one file for each take of which this participant may hear something, as one ZIP archive.
 * The record lists each file with its SHA-256, and seals that list like every other line. Files are read, and cut, one
 * after another as the archive is sent. The stream is destroyed with the error if one cannot be read.
 */
export async function exportArchive(deps: ArchiveDeps, grant: Grant): Promise<Readable> {
  const { sessionId } = grant;
  const loaded = await deps.sessionLogs.load(sessionId);
  const takes = await listAudible(deps, loaded, { sessionId, viewer: grant });
  const zip = new ZipFile();
  const lines: TakeLine[] = [];
  for (const [index, take] of takes.entries()) {
    const name = takeName(index + 1, own(loaded.state.participants, take.participantId)?.name ?? "");
    // Opus does not become smaller.
    add(zip, name, { compress: false }, async () => {
      const source = await takeSource(deps, take);
      return Readable.from(takeTurns(listed(deps, take, name, source, lines)));
    });
  }
  add(zip, RECORD_NAME, { compress: true }, async () =>
    Readable.from(takeTurns(exportRecord(deps, grant, lines)), { objectMode: false }),
  );
  zip.end();
  return zip.outputStream as Readable;
}

/** Yields a take's bytes, and lists it once they have all been read. */
async function* listed(
  deps: ArchiveDeps,
  take: AudibleTake,
  file: string,
  source: TakeSource,
  lines: TakeLine[],
): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  const reader = new PacketReader();
  let bytes = 0;
  let durationMs = 0;
  for await (const piece of source.kind === "file" ? createReadStream(source.path) : slices(source.bytes)) {
    hash.update(piece);
    bytes += piece.length;
    for (const packet of reader.push(piece)) durationMs += durationOf(packet);
    yield piece;
  }
  // What lasts less than a packet after the last whole one is in the map and in the loudness, but not in the file.
  const map = take.heard.filter(({ mediaFrom }) => mediaFrom < durationMs);
  if (map.length === 0) return;
  const heard = (await loudnessOf(deps, take)).subarray(0, Math.ceil(durationMs / LOUDNESS_MS));
  const loudness = Buffer.from(heard).toString("base64");
  const { participantId } = take;
  lines.push({ type: "take", participantId, file, bytes, sha256: hash.digest("hex"), map, loudness });
}

/** Both checksums of a piece are made at once: others have their turn in between. */
function* slices(bytes: Buffer): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += SLICE_BYTES) yield bytes.subarray(from, from + SLICE_BYTES);
}

/**
 * The archive's stream, and nothing else, tells of what went wrong. It does not end the file that it is made from when
 * its reader leaves: that would stay open, and sound that is deleted meanwhile on the disk.
 */
function add(zip: ZipFile, name: string, options: { compress: boolean }, open: () => Promise<Readable>): void {
  const archive = zip.outputStream as Readable;
  zip.addReadStreamLazy(name, options, (give) => {
    open().then(
      (stream) => {
        stream.once("error", (error) => archive.destroy(error));
        archive.once("close", () => stream.destroy());
        if (archive.destroyed) stream.destroy();
        else give(null, stream);
      },
      (error: Error) => {
        archive.destroy(error);
      },
    );
  });
}
