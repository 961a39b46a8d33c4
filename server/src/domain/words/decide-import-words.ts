import { AppError } from "@casement/shared/contract/errors";
import { own } from "@casement/shared/lib/own";
import { common, joined, liesWithin } from "@casement/shared/lib/stretches";
import { SESSION_CAPS } from "@casement/shared/session/session-caps";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import { closed } from "@casement/shared/session-log/presence";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Line } from "@casement/shared/session-log/words/spoken-line";
import type { Actor } from "../actor.js";
import { requireRoom } from "../session-full.js";
import { requireLength, requireOwnOrHost, requireWordsOf } from "./decide-words.js";

/** A file's last cue may end so much after the interview: recorders stop late. */
const LATE_END_MS = 1_000;
/** Of one event: lines, and UTF-16 code units. */
const BATCH_LINES = 200;
const BATCH_LENGTH = 100_000;

interface ImportedWords {
  readonly speakerId: string;
  readonly importId: string;
  /** In server time, in order. */
  readonly lines: readonly Line[];
  /** Whether it may take the place of what an earlier file brought. */
  readonly replaces: boolean;
}

/**
 * Brings a file's lines. Lines from times for which the speaker has not agreed are left out. Throws CONFLICT if there
 * are words from a file already and they may not be replaced; IMPORT_REFUSED if the lines do not fit the interview.
 */
export function decideImportWords(state: SessionState, actor: Actor, words: ImportedWords): Fact[] {
  const { speakerId, importId, replaces } = words;
  requireOwnOrHost(actor, speakerId);
  requireWordsOf(state, speakerId);
  const before = own(state.wordImports, speakerId) !== undefined;
  if (before && !replaces) throw new AppError("CONFLICT", "A file has already brought words of this person.");
  const lines = kept(state, speakerId, words.lines);
  const spoken = state.lines.filter((line) => line.speakerId === speakerId && line.source !== "file");
  requireRoom(spoken.length + lines.length, SESSION_CAPS.linesEach + 1, "A session keeps no more lines of one person.");
  requireLength(
    spoken,
    lines.reduce((sum, { text }) => sum + text.length, 0),
  );
  const spokenFacts = batches(lines).map(
    (batch): Fact => ({
      kind: "words.spoken",
      payload: { speakerId, importId, source: "file", lines: batch },
    }),
  );
  return before ? [{ kind: "words.dropped", payload: { speakerId } }, ...spokenFacts] : spokenFacts;
}

function kept({ clock, participants }: SessionState, speakerId: string, lines: readonly Line[]): Line[] {
  const { startedAt, endedAt } = clock;
  if (startedAt === null || endedAt === null) throw new AppError("WRONG_PHASE", "The interview has not ended.");
  if (lines.some(({ to }) => to > endedAt + LATE_END_MS))
    throw new AppError("IMPORT_REFUSED", "This file goes on beyond the end of the interview.", { reason: "beyond" });
  const agreed = joined(closed(own(participants, speakerId)?.sound.periods ?? []));
  const within = common([{ from: startedAt, to: endedAt }], agreed);
  const found = lines
    .map((line) => ({ ...line, to: Math.min(line.to, endedAt) }))
    .filter((line) => line.to > line.from && liesWithin(line, within));
  if (found.length === 0)
    throw new AppError("IMPORT_REFUSED", "Nothing in this file was said while its speaker agreed to be recorded.", {
      reason: "agreement",
    });
  return found;
}

function batches(lines: readonly Line[]): Line[][] {
  const all: Line[][] = [];
  let length = 0;
  for (const line of lines) {
    const last = all.at(-1);
    if (last === undefined || last.length === BATCH_LINES || length + line.text.length > BATCH_LENGTH) {
      all.push([line]);
      length = line.text.length;
    } else {
      last.push(line);
      length += line.text.length;
    }
  }
  return all;
}
