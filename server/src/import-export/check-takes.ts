import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { RECORD_LIMITS } from "@casement/shared/session-log/record-limits";
import { LOUDNESS_MS } from "@casement/shared/sound/loudness-codec";
import type { TakeFile } from "@casement/shared/sound/take";
import { durationOf } from "../media/webm/opus-packet.js";
import { PacketReader } from "../media/webm/read-packets.js";
import { writeWebm } from "../media/webm/write-webm.js";
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
  const checked: CheckedTake[] = [];
  for (const [index, take] of takes.entries()) {
    if (archive === null) break;
    checked.push(await checkTake(take, archive, path.join(folder, `take-${index}`)));
  }
  return checked;
}

async function checkTake(take: FileTake, archive: RecordArchive, place: string): Promise<CheckedTake> {
  const { file: name, participantId, map } = take;
  const given = await archive.read(name, take.bytes);
  if (sha256Of(given) !== take.sha256) throw changed(name);
  const packets = new PacketReader().push(given);
  const durationMs = packets.reduce((sum, packet) => sum + durationOf(packet), 0);
  // Beyond the end of the sound there is nothing to place.
  const isPlaced = (map.at(-1)?.mediaTo ?? 0) <= durationMs + CUT_EDGE_MS;
  if (packets.length === 0 || !isPlaced) throw refuseRecord("invalid", `${name} is no sound that Casement recorded.`);
  const loudness = Buffer.from(take.loudness, "base64");
  if (loudness.length > (durationMs + CUT_EDGE_MS) / LOUDNESS_MS + 1)
    throw refuseRecord("invalid", `The loudness on line ${take.line} is longer than its sound.`, take.line);
  const sound = writeWebm(packets);
  const [soundPath, loudnessPath] = [`${place}.webm`, `${place}.loudness`];
  await writeFile(soundPath, sound);
  await writeFile(loudnessPath, loudness);
  const file = { bytes: sound.length, durationMs, sha256: sha256Of(sound), map: [...map] };
  return { participantId, file, soundPath, loudnessPath };
}

const sha256Of = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

const soundOf = ({ length }: readonly FileTake[]) =>
  length === 1
    ? "The file of sound that belongs to this record is"
    : `The ${length} files of sound that belong to this record are`;
