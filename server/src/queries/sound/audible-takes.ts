import { AppError } from "@casement/shared/contract/errors";
import type { Stretch } from "@casement/shared/lib/stretches";
import { audibleTo } from "@casement/shared/session-log/audience/audible-to";
import type { Viewer } from "@casement/shared/session-log/audience/viewer";
import { type ClockMap, mapWithin } from "@casement/shared/sound/clock-map";
import { isSoundPast } from "@casement/shared/sound/sound-end";
import { type PlayedTake, takeFileSchema } from "@casement/shared/sound/take";
import type { Deps } from "../../deps.js";
import { cutLoudness, cutTake, isWhollyAudible } from "../../media/cut-take.js";
import { CutTakes } from "../../media/cut-takes.js";
import type { LoadedSession } from "../../session-log/session-logs.js";

export interface Listening {
  readonly sessionId: string;
  readonly viewer: Viewer;
}

/** A take with what the viewer may hear of it, which is something. */
export interface AudibleTake {
  readonly id: string;
  readonly participantId: string;
  readonly bytes: number;
  /** Of the whole take. */
  readonly map: ClockMap;
  /** The parts of it that the viewer may hear, of which there are some. */
  readonly heard: ClockMap;
  readonly fileKey: string;
  readonly loudnessKey: string;
  readonly audible: readonly Stretch[];
}

type ReadDeps = Pick<Deps, "prisma" | "sessionLogs" | "media" | "clock">;

/** The takes of which the viewer may hear something, in the order in which they began; `id`: this one alone. */
export async function listAudible(
  { prisma, clock }: Pick<Deps, "prisma" | "clock">,
  { state }: LoadedSession,
  { sessionId, viewer }: Listening,
  id?: string,
): Promise<AudibleTake[]> {
  // What was to be deleted by now is heard by nobody, even if it still lies on the disk.
  if (isSoundPast(state, clock.now())) return [];
  const where = { sessionId, fileKey: { not: null }, ...(id === undefined ? {} : { id }) };
  const takes = await prisma.take.findMany({ where, orderBy: { createdAt: "asc" } });
  const audibles = new Map<string, readonly Stretch[]>();
  return takes.flatMap(({ id: takeId, participantId, file, fileKey, loudnessKey }) => {
    const about = takeFileSchema.safeParse(file).data;
    if (about === undefined || fileKey === null || loudnessKey === null) return [];
    const { bytes, map } = about;
    const audible = audibles.get(participantId) ?? audibleTo(state, participantId, viewer);
    audibles.set(participantId, audible);
    const heard = mapWithin(map, audible);
    return heard.length === 0 ? [] : [{ id: takeId, participantId, bytes, map, heard, fileKey, loudnessKey, audible }];
  });
}

/**
 * What a manifest says of the takes that its viewer may hear; `startAt` (epoch ms) is its playback time 0. Of the rest
 * of a take it does not even say how long it is.
 */
export async function listPlayedTakes(
  deps: Pick<Deps, "prisma" | "clock">,
  loaded: LoadedSession,
  { startAt, ...listening }: Listening & { readonly startAt: number },
): Promise<PlayedTake[]> {
  const takes = await listAudible(deps, loaded, listening);
  return takes.map(({ id, participantId, heard }) => ({
    id,
    participantId,
    durationMs: heard.at(-1)?.mediaTo ?? 0,
    map: heard.map((piece) => ({
      ...piece,
      serverFrom: piece.serverFrom - startAt,
      serverTo: piece.serverTo - startAt,
    })),
  }));
}

/** A take's file as it may be sent: one on the disk, or the bytes themselves. */
export type TakeSource =
  | { readonly kind: "file"; readonly path: string; readonly bytes: number }
  | { readonly kind: "bytes"; readonly bytes: Buffer };

const cuts = new CutTakes();

/** The take as the viewer may hear it. Throws NOT_FOUND, also when they may hear nothing of it. */
export async function readTake(deps: ReadDeps, listening: Listening, takeId: string): Promise<TakeSource> {
  return takeSource(deps, await findAudible(deps, listening, takeId));
}

/** The sound of a take, as far as its listener hears it. */
export async function takeSource(
  { media }: Pick<Deps, "media">,
  { bytes, map, fileKey, audible }: AudibleTake,
): Promise<TakeSource> {
  if (isWhollyAudible(map, audible)) return { kind: "file", path: media.pathOf(fileKey), bytes };
  const make = async () => cutTake(await media.read(fileKey), map, audible);
  return { kind: "bytes", bytes: await cuts.get(`${fileKey} ${JSON.stringify(audible)}`, make) };
}

/** Its loudness, silent where the viewer may not hear it. Throws NOT_FOUND. */
export async function readLoudness(deps: ReadDeps, listening: Listening, takeId: string): Promise<Uint8Array> {
  return loudnessOf(deps, await findAudible(deps, listening, takeId));
}

export async function loudnessOf(
  { media }: Pick<Deps, "media">,
  { map, loudnessKey, audible }: AudibleTake,
): Promise<Uint8Array> {
  return cutLoudness(await media.read(loudnessKey), map, audible);
}

async function findAudible(deps: ReadDeps, listening: Listening, takeId: string): Promise<AudibleTake> {
  const loaded = await deps.sessionLogs.load(listening.sessionId);
  const [take] = await listAudible(deps, loaded, listening, takeId);
  if (take === undefined) throw new AppError("NOT_FOUND", "There is no such sound.");
  return take;
}
