import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { RECORD_LIMITS } from "@casement/shared/session-log/record-limits";
import { LOUDNESS_MS } from "@casement/shared/sound/loudness-codec";
import type { TakeFile } from "@casement/shared/sound/take";
import { MEDIA_LIMITS } from "../media/media-limits.js";
import { requireFree } from "../media/media-store.js";
import { durationOf } from "../media/webm/opus-packet.js";
import { PacketReader } from "../media/webm/read-packets.js";
import { WebmWriter } from "../media/webm/write-webm.js";
import { refuseRecord } from "./format/refuse-record.js";
import { changed, type RecordArchive } from "./open-archive.js";
import type { FileTake } from "./read-record-file.js";

/** A cut take ends before the first packet of which a part may not be heard; none is longer than 120 ms. */
const CUT_EDGE_MS = 120;

/** A take that passed every check; its sound and loudness wait in files of this server's own naming. */
export interface CheckedTake {
  readonly participantId: string;
  readonly file: TakeFile;
  readonly soundPath: string;
  readonly loudnessPath: string;
}

/**
 * Checks the sound beside a record against what the record says of it, and writes it anew, packet by packet, into the
 * folder: what is no sound of Casement's gets no further. Throws IMPORT_REFUSED.
 */
export async function checkTakes(
  takes: readonly FileTake[],
  archive: RecordArchive | null,
  folder: string,
): Promise<CheckedTake[]> {
  if (takes.length > 0 && archive === null)
    throw refuseRecord(
      "incomplete",
      `${soundOf(takes)} not in this file. Import the archive that it was downloaded in.`,
    );
  if (takes.reduce((sum, { bytes }) => sum + bytes, 0) > RECORD_LIMITS.soundBytes)
    throw refuseRecord("limit", `This archive has more than ${RECORD_LIMITS.soundBytes / 1024 / 1024} MB of sound.`);
  const large = takes.find(({ bytes }) => bytes > RECORD_LIMITS.takeBytes);
  if (large !== undefined)
    throw refuseRecord("limit", `${large.file} has more than ${RECORD_LIMITS.takeBytes / 1024 / 1024} MB.`, large.line);
  archive?.requireSound(takes.map(({ file }) => file));
  const checked: CheckedTake[] = [];
  for (const [index, take] of takes.entries()) {
    if (archive === null) break;
    checked.push(await checkTake(take, archive, path.join(folder, `take-${index}`)));
  }
  return checked;
}

async function checkTake(take: FileTake, archive: RecordArchive, place: string): Promise<CheckedTake> {
  const { file: name, participantId, map } = take;
  const { sound, durationMs } = await writtenAnew(archive.read(name, take.bytes), take);
  // Beyond the end of the sound there is nothing to place.
  const isPlaced = (map.at(-1)?.mediaTo ?? 0) <= durationMs + CUT_EDGE_MS;
  if (durationMs === 0 || !isPlaced) throw refuseRecord("invalid", `${name} isn't sound that Casement recorded.`);
  const loudness = Buffer.from(take.loudness, "base64");
  if (loudness.length > (durationMs + CUT_EDGE_MS) / LOUDNESS_MS + 1)
    throw refuseRecord("invalid", `The loudness on line ${take.line} is longer than its sound.`, take.line);
  const [soundPath, loudnessPath] = [`${place}.webm`, `${place}.loudness`];
  await requireFree(path.dirname(place), sound.length + loudness.length, MEDIA_LIMITS);
  await writeFile(soundPath, sound);
  await writeFile(loudnessPath, loudness);
  const file = { bytes: sound.length, durationMs, sha256: sha256Of(sound), map: [...map] };
  return { participantId, file, soundPath, loudnessPath };
}

/** The take's sound in a file of Casement's own making, read piece by piece: only the result is held as a whole. */
async function writtenAnew(pieces: AsyncIterable<Uint8Array>, { file: name, sha256 }: FileTake) {
  const [hash, reader, writer] = [createHash("sha256"), new PacketReader(), new WebmWriter()];
  let durationMs = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    for (const packet of reader.push(piece)) {
      writer.add(packet);
      durationMs += durationOf(packet);
    }
  }
  if (hash.digest("hex") !== sha256) throw changed(name);
  return { sound: writer.file(), durationMs };
}

const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

const soundOf = ({ length }: readonly FileTake[]) =>
  length === 1
    ? "The file of sound that belongs to this record is"
    : `The ${length} files of sound that belong to this record are`;
