import { AppError } from "@casement/shared/contract/errors";
import { type ChunkUpdate, encodeChunk } from "@casement/shared/playback/chunk-codec";
import { CHUNK_UPDATES, type PlaybackManifest } from "@casement/shared/playback/manifest";
import type { ShareViewer } from "@casement/shared/session-log/audience/viewer";
import { viewOf } from "@casement/shared/session-log/audience/visible-to";
import type { SessionEvent } from "@casement/shared/session-log/event-kinds";
import type { SessionState } from "@casement/shared/session-log/state";
import { peopleToRelease } from "@casement/shared/session-log/training/release";
import { readSegments } from "../../board/storage/recorded-segments.js";
import type { Deps } from "../../deps.js";
import { NameReplacer, replacementsOf, rolesAsNames } from "../../domain/training/replace-names.js";
import { copyBoard } from "./copy-board.js";

/**
 * Raters see what a share with its chat holds: no note, no mark, no report and nothing of the guide that was not
 * revealed. `visibleTo` decides that; sound is in no case, as a voice is known.
 */
const VIEWER: ShareViewer = { share: { feedback: false, scores: false, chat: true, sound: false }, clip: null };
/** Nobody is known by the colour that they drew with. */
const COLORS = ["#b5470d", "#0b7285", "#7a3e9d", "#2b6a3f", "#8a5a00", "#3d4f9f"];
const GONE = "Somebody";

interface RecordedCase {
  readonly manifest: PlaybackManifest;
  readonly chunks: readonly Uint8Array[];
}

/**
 * The recording as a case holds it: a copy in which the names of the people, and these words, stand nowhere. Throws
 * WRONG_PHASE before the end.
 */
export async function recordCase(
  { prisma, sessionLogs }: Pick<Deps, "prisma" | "sessionLogs">,
  {
    sessionId,
    caseId,
    words,
  }: { readonly sessionId: string; readonly caseId: string; readonly words: readonly string[] },
): Promise<RecordedCase> {
  const loaded = await sessionLogs.load(sessionId);
  const { startedAt, endedAt } = loaded.state.clock;
  if (startedAt === null || endedAt === null)
    throw new AppError("WRONG_PHASE", "The interview has not ended.", { phase: loaded.state.phase });
  const names = rolesAsNames(peopleToRelease(loaded.state.participants));
  const accounts = await prisma.user.findMany({
    where: { participants: { some: { sessionId } } },
    select: { name: true, participants: { where: { sessionId }, select: { id: true } } },
  });
  const replacer = new NameReplacer([
    ...Object.values(loaded.state.participants).flatMap(({ id, name }) => replacementsOf(name, names.get(id) ?? GONE)),
    ...accounts.flatMap(({ name, participants: [place] }) => replacementsOf(name, names.get(place?.id ?? "") ?? GONE)),
    ...loaded.events.flatMap((event) =>
      event.kind === "session.planned" ? replacementsOf(event.payload.candidateName ?? "", "Candidate") : [],
    ),
    ...words.map((word) => ({ word, by: "…" })),
  ]);
  const events = eventsOf(loaded, names, replacer);
  const updates = (await copyBoard(readSegments(prisma, sessionId), replacer)).filter(({ at }) => at <= endedAt);
  const chunks = chunksOf(updates, startedAt);
  const participants = [...names].map(([id, name], place) => ({
    id,
    name,
    role: loaded.state.participants[id]?.role ?? ("interviewer" as const),
    color: COLORS[place % COLORS.length] ?? "",
  }));
  const manifest: PlaybackManifest = {
    sessionId: caseId,
    participantId: caseId,
    role: "observer",
    startAt: startedAt,
    endAt: endedAt,
    live: false,
    shared: { choices: VIEWER.share, expiresAt: null, clipTitle: null },
    participants,
    events,
    board: {
      updates: updates.length,
      keyframes: [],
      chunks: chunks.map(({ bytes, ...chunk }) => ({ ...chunk, bytes: bytes.length })),
      epochs: [],
      quiet: [],
      damage: [],
    },
    activity: [],
    sound: [],
  };
  return { manifest, chunks: chunks.map(({ bytes }) => bytes) };
}

/** The events of the people who released it, with names replaced. The title of the session may be anything. */
function eventsOf(
  { events, state }: { readonly events: readonly SessionEvent[]; readonly state: SessionState },
  names: ReadonlyMap<string, string>,
  replacer: NameReplacer,
): PlaybackManifest["events"] {
  const colors = new Map([...names.keys()].map((id, place) => [id, COLORS[place % COLORS.length] ?? ""]));
  const isOfPeople = ({ actor, payload }: SessionEvent) =>
    (actor === null || names.has(actor)) && (!("participantId" in payload) || names.has(String(payload.participantId)));
  return viewOf(events, VIEWER, state)
    .filter(isOfPeople)
    .map(({ seq: _seq, ...event }) => {
      if (event.kind === "participant.joined") {
        const { participantId, role } = event.payload;
        const color = colors.get(participantId) ?? "";
        return { ...event, payload: { participantId, role, color, name: names.get(participantId) ?? "" } };
      }
      const { title: _title, ...payload } = replacer.value({ title: "", ...event.payload });
      if (event.kind === "session.planned")
        return { ...event, payload: { ...payload, title: event.payload.problemTitle } } as typeof event;
      return { ...event, payload: replacer.value(event.payload) } as typeof event;
    })
    .map((event, index) => ({ ...event, revision: index + 1 }));
}

interface Chunk {
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly updates: number;
  readonly bytes: Uint8Array;
}

function chunksOf(updates: readonly ChunkUpdate[], startAt: number): Chunk[] {
  const chunks: Chunk[] = [];
  for (let first = 0; first < updates.length; first += CHUNK_UPDATES) {
    const part = updates.slice(first, first + CHUNK_UPDATES);
    chunks.push({
      index: chunks.length,
      from: (part[0]?.at ?? startAt) - startAt,
      to: (part.at(-1)?.at ?? startAt) - startAt,
      updates: part.length,
      bytes: encodeChunk(part),
    });
  }
  return chunks;
}
