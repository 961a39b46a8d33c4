import { AppError } from "@casement/shared/contract/errors";
import { isStorable } from "@casement/shared/lib/ids";
import { newId } from "@casement/shared/lib/new-id";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Line } from "@casement/shared/session-log/words/spoken-line";
import type { ClockMap } from "@casement/shared/sound/clock-map";
import { takeFileSchema } from "@casement/shared/sound/take";
import { type Cue, MAX_VTT_BYTES, readVtt, VttFault, voicesOf } from "@casement/shared/sound/vtt";
import type { Grant } from "../../auth/find-grant.js";
import type { Deps } from "../../deps.js";
import { authorise } from "../../domain/actor.js";
import { decideImportWords } from "../../domain/words/decide-import-words.js";
import { requireOwnOrHost, requireWordsOf } from "../../domain/words/decide-words.js";
import { eraseWords } from "../../session-log/erase-words.js";

/** How far a file's last cue may lie beyond its take, in ms. */
const LATE_END_MS = 1_000;

interface WordsFile {
  readonly speakerId: string;
  /** The take at whose beginning the file begins; undefined: it begins with the interview. */
  readonly onto?: string | undefined;
  /** Whose words of the file, if it has several voices. */
  readonly voice?: string | undefined;
  readonly replaces: boolean;
}

type ImportDeps = Pick<Deps, "prisma" | "sessionLogs">;

/**
 * Brings somebody's words from a WebVTT file, and says how many lines were kept, and how many left out because they come
 * from times for which their speaker had not agreed. Throws IMPORT_REFUSED with one sentence on what is wrong with the
 * file, PAYLOAD_TOO_LARGE, CONFLICT if there are such words already, SOUND_REFUSED, FORBIDDEN, NOT_FOUND.
 */
export async function importWords(
  deps: ImportDeps,
  { sessionId, participantId }: Grant,
  file: WordsFile,
  body: AsyncIterable<Uint8Array>,
): Promise<{ kept: number; leftOut: number }> {
  const { speakerId, replaces } = file;
  const { state } = await deps.sessionLogs.load(sessionId);
  requireWordsOf(state, speakerId);
  requireOwnOrHost(authorise(state, participantId, "words.import"), speakerId);
  const cues = chosen(parsed(await readText(body)), file.voice);
  const lines = await placed(deps, state, sessionId, file, cues);
  const importId = newId();
  const { state: after } = await deps.sessionLogs.commit(
    sessionId,
    participantId,
    (now) =>
      decideImportWords(now, authorise(now, participantId, "words.import"), { speakerId, importId, lines, replaces }),
    (tx) => eraseWords(tx, sessionId, { speakerId, fromFile: true }),
  );
  const kept = after.lines.filter((line) => line.speakerId === speakerId && line.source === "file").length;
  return { kept, leftOut: cues.length - kept };
}

async function readText(body: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let total = 0;
  for await (const part of body) {
    total += part.length;
    if (total > MAX_VTT_BYTES) throw new AppError("PAYLOAD_TOO_LARGE", "The file is larger than 2 MB.");
    parts.push(part);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(parts));
  } catch {
    throw new AppError("IMPORT_REFUSED", "This is not a WebVTT file: it is not text in UTF-8.", { reason: "vtt" });
  }
}

function parsed(text: string): Cue[] {
  try {
    const cues = readVtt(text);
    if (cues.every((cue) => isStorable(cue.text))) return cues;
    throw new VttFault("This file has a character that cannot be stored.");
  } catch (error) {
    if (error instanceof VttFault) throw new AppError("IMPORT_REFUSED", error.message, { reason: "vtt" });
    throw error;
  }
}

/** One person's cues: words of several must not all become this person's. */
function chosen(cues: readonly Cue[], voice: string | undefined): readonly Cue[] {
  const voices = voicesOf(cues);
  if (voice === undefined && voices.length < 2) return cues;
  const of = cues.filter((cue) => cue.voice === voice);
  if (voice !== undefined && of.length > 0) return of;
  const sentence = "Several people speak in this file. Choose whose words you bring.";
  throw new AppError("IMPORT_REFUSED", sentence, { reason: "voices", voices });
}

async function placed(
  { prisma }: Pick<Deps, "prisma">,
  { clock }: SessionState,
  sessionId: string,
  { speakerId, onto }: WordsFile,
  cues: readonly Cue[],
): Promise<Line[]> {
  const line = ({ text }: Cue, from: number, to: number): Line => ({
    id: newId(),
    from: Math.round(from),
    to: Math.round(to),
    text,
  });
  const startedAt = clock.startedAt ?? 0;
  if (onto === undefined) return cues.map((cue) => line(cue, startedAt + cue.from, startedAt + cue.to));
  const take = await prisma.take.findFirst({ where: { id: onto, sessionId, participantId: speakerId } });
  const file = takeFileSchema.safeParse(take?.file).data;
  if (file === undefined) throw new AppError("NOT_FOUND", "There is no such sound of this person.");
  if (cues.some(({ to }) => to > file.durationMs + LATE_END_MS))
    throw new AppError("IMPORT_REFUSED", "This file goes on beyond the end of that sound.", { reason: "beyond" });
  return cues.map((cue) => line(cue, timeIn(file.map, cue.from), timeIn(file.map, cue.to)));
}

/** Server time of a moment of a take; in a gap of it the end of that gap. */
function timeIn(map: ClockMap, mediaMs: number): number {
  const piece = map.find(({ mediaTo }) => mediaTo >= mediaMs) ?? map.at(-1);
  if (piece === undefined) return 0;
  const { mediaFrom, mediaTo, serverFrom, serverTo } = piece;
  const share = Math.min(1, Math.max(0, (mediaMs - mediaFrom) / (mediaTo - mediaFrom)));
  return serverFrom + share * (serverTo - serverFrom);
}
