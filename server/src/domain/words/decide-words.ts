import { AppError } from "@casement/shared/contract/errors";
import { own } from "@casement/shared/lib/own";
import { keepsWords } from "@casement/shared/session/plan-options";
import { SESSION_CAPS } from "@casement/shared/session/session-caps";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import type { SessionState } from "@casement/shared/session-log/state";
import { MAX_LINE_MS, type SpokenLine, type WordsSource } from "@casement/shared/session-log/words/spoken-line";
import { inOneLine } from "@casement/shared/sound/vtt";
import type { Actor } from "../actor.js";
import type { DecisionsOf } from "../decision.js";
import { requireRoom } from "../session-full.js";

/** A recogniser takes so long at most to be sure of what was said before the end. */
const LATE_WORDS_MS = 60_000;
const MINUTE_MS = 60_000;
/** Recognisers end a line every few seconds. */
const LINES_A_MINUTE = 60;

interface SaidLine {
  readonly lineId: string;
  readonly text: string;
  /** Server time, epoch ms, as far as the browser knows it. */
  readonly from: number;
  readonly to: number;
  readonly source: WordsSource;
}

/**
 * Keeps a line as far as it was said in the interview and within the agreement; its own times place it, bounded by the
 * server's clock. The same id again from its speaker changes nothing.
 */
export function decideSayWords(state: SessionState, actor: Actor, line: SaidLine, now: number): Fact[] {
  requireWordsOf(state, actor.participantId);
  const known = state.lines.find(({ id }) => id === line.lineId);
  if (known?.speakerId === actor.participantId) return [];
  if (known !== undefined) throw new AppError("CONFLICT", "There are other words with this id.");
  const { from, to } = placed(state, actor.participantId, line, now);
  const text = inOneLine(line.text);
  const mine = state.lines.filter(({ speakerId }) => speakerId === actor.participantId);
  const spoken = mine.filter(({ source }) => source !== "file");
  if (spoken.filter((each) => each.to > to - MINUTE_MS).length >= LINES_A_MINUTE)
    throw new AppError("RATE_LIMITED", "More words came than anybody speaks. These were not kept.");
  requireRoom(spoken.length, SESSION_CAPS.spokenLinesEach, "A session keeps no more of your words.");
  requireLength(mine, text.length);
  const payload = { speakerId: actor.participantId, source: line.source, lines: [{ id: line.lineId, from, to, text }] };
  return [{ kind: "words.spoken", payload }];
}

/** Throws unless this person's words may be kept now. */
export function requireWordsOf({ plan, participants, soundExpiredAt }: SessionState, speakerId: string): void {
  if (!keepsWords(plan)) throw new AppError("CONFLICT", "In this session no words are written down.");
  if (soundExpiredAt !== null)
    throw new AppError("CONFLICT", "Sound and words of this session were deleted on their day.");
  if (own(participants, speakerId)?.sound.agreed == null)
    throw new AppError("SOUND_REFUSED", "Nobody agreed that these words are written down.");
}

/** Throws if these lines with their earlier words, and so many more characters, are too much of one person. */
export function requireLength(lines: readonly SpokenLine[], more: number): void {
  const length = lines
    .flatMap(({ text, history }) => [text, ...history.map((earlier) => earlier.text)])
    .reduce((sum, text) => sum + text.length, more);
  const most = SESSION_CAPS.wordsLengthEach;
  requireRoom(
    length,
    most + 1,
    `A session keeps at most ${most.toLocaleString("en-US")} characters of one person's words.`,
  );
}

function placed(
  { clock: { startedAt, endedAt }, participants }: SessionState,
  speakerId: string,
  line: SaidLine,
  now: number,
): { from: number; to: number } {
  if (endedAt !== null && now > endedAt + LATE_WORDS_MS)
    throw new AppError("WRONG_PHASE", "The interview ended too long ago: its words are complete.");
  const to = Math.min(line.to, now, endedAt ?? now);
  const agreedAt = own(participants, speakerId)?.sound.periods.at(-1)?.from ?? to;
  const from = Math.max(line.from, to - MAX_LINE_MS, startedAt ?? to, agreedAt);
  if (from >= to) throw new AppError("WRONG_PHASE", "This was not said during the interview, so it is not kept.");
  return { from, to };
}

/** People correct their own words alone; what they replace stays readable for whoever may read the line. */
export function decideCorrectWords(
  state: SessionState,
  { participantId }: Actor,
  { lineId, text: given }: { lineId: string; text: string },
): Fact[] {
  const line = state.lines.find(({ id }) => id === lineId);
  if (line === undefined) throw new AppError("NOT_FOUND", "There are no such words.");
  if (line.speakerId !== participantId) throw new AppError("FORBIDDEN", "Only who said the words can correct them.");
  const text = inOneLine(given);
  if (text === line.text) return [];
  requireRoom(line.history.length, SESSION_CAPS.lineCorrections, "These words have been corrected too many times.");
  requireLength(
    state.lines.filter(({ speakerId }) => speakerId === participantId),
    // The words that it replaces count from the next correction on: who is at the limit can still mend a line.
    text.length - line.text.length,
  );
  const importId = line.source === "file" ? own(state.wordImports, participantId) : undefined;
  const { from, to } = line;
  const ofFile = importId === undefined ? {} : { importId };
  return [{ kind: "words.corrected", payload: { speakerId: participantId, ...ofFile, lineId, from, to, text } }];
}

/** The speaker, or the host for them. */
export function decideDropWords(state: SessionState, actor: Actor, { speakerId }: { speakerId: string }): Fact[] {
  requireOwnOrHost(actor, speakerId);
  return own(state.wordImports, speakerId) === undefined ? [] : [{ kind: "words.dropped", payload: { speakerId } }];
}

export function requireOwnOrHost({ participantId, role }: Actor, speakerId: string): void {
  if (participantId !== speakerId && role !== "owner")
    throw new AppError("FORBIDDEN", "Only the speaker, or the host for them, brings their words from a file.");
}

export const WORDS_DECISIONS: DecisionsOf<"words"> = {
  "words.speak": decideSayWords,
  "words.correct": decideCorrectWords,
  "words.drop": decideDropWords,
};
