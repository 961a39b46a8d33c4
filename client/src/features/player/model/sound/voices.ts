import { common, joined, without } from "@casement/shared/lib/stretches";
import type { Stretch } from "@casement/shared/playback/stretch";
import { type ClockMap, serverTimeAt } from "@casement/shared/sound/clock-map";
import { hearTake } from "@casement/shared/sound/heard-take";
import { LOUDNESS_MS, levelOf, NO_SOUND } from "@casement/shared/sound/loudness-codec";

/** What one person's takes look like on a timeline. */
export interface Voice {
  readonly participantId: string;
  /** The loudest sound in each part of the recording, 0 to 1. */
  readonly levels: readonly number[];
  /** When they speak, in order and apart from each other. */
  readonly spoken: readonly Stretch[];
}

/** Parts of the whole recording: about as many as a timeline has pixels. */
const PARTS = 900;
/** How much around somebody's words is played even where silence is skipped, in ms. */
const AROUND_MS = 1_500;

interface LoadedTake {
  readonly participantId: string;
  readonly map: ClockMap;
  readonly loudness: Uint8Array;
}

/** One voice for each person, from all of their takes; times are playback times. */
export function voicesOf(takes: readonly LoadedTake[], durationMs: number): Voice[] {
  const people = [...new Set(takes.map(({ participantId }) => participantId))];
  return people.map((participantId) => {
    const theirs = takes.filter((take) => take.participantId === participantId);
    const levels = new Array<number>(PARTS).fill(0);
    for (const take of theirs) addLevels(take, durationMs, levels);
    const spoken = joined(theirs.flatMap(({ map, loudness }) => hearTake(map, loudness).spoken));
    return { participantId, levels, spoken: common(spoken, [{ from: 0, to: durationMs }]) };
  });
}

function addLevels({ map, loudness }: LoadedTake, durationMs: number, levels: number[]): void {
  for (const [index, byte] of loudness.entries()) {
    const at = byte === NO_SOUND ? null : serverTimeAt(map, index * LOUDNESS_MS);
    if (at === null || at < 0 || at > durationMs) continue;
    const part = Math.min(PARTS - 1, Math.floor((at / Math.max(1, durationMs)) * PARTS));
    levels[part] = Math.max(levels[part] ?? 0, levelOf(byte));
  }
}

/** The parts of idle stretches in which nobody speaks either, as far as they are worth skipping. */
export function silentParts(idle: readonly Stretch[], voices: readonly Voice[], leastMs: number): Stretch[] {
  const spoken = joined(
    voices.flatMap((voice) => voice.spoken.map(({ from, to }) => ({ from: from - AROUND_MS, to: to + AROUND_MS }))),
  );
  return without(idle, spoken).filter(({ from, to }) => to - from >= leastMs);
}

/** A pause within what is said about one thing, in ms. */
const TALK_PAUSE_MS = 1_000;
/** Talk that began earlier than this before a moment is not gone back to, in ms. */
const MOST_BACK_MS = 15_000;
/** So much before the first word, that nobody misses its beginning. */
const LEAD_IN_MS = 500;

export interface TalkBefore {
  /** Where to begin to listen. */
  readonly from: number;
  /** Whether the talk began there; of longer talk it is only the part that is gone back to. */
  readonly isBeginning: boolean;
}

/**
 * Where the talk began during which, or after which, something was written at `t`: people write while they listen, or
 * right after. null where nobody had spoken lately.
 */
export function talkBefore(voices: readonly Voice[], t: number): TalkBefore | null {
  const spoken = voices.flatMap((voice) => voice.spoken).filter(({ from }) => from < t);
  const talk = joined(spoken, TALK_PAUSE_MS).at(-1);
  const earliest = t - MOST_BACK_MS;
  if (talk === undefined || talk.to < earliest) return null;
  if (talk.from >= earliest) return { from: Math.max(0, talk.from - LEAD_IN_MS), isBeginning: true };
  // Of a long talk the first that somebody began to say within that time: nobody wants to come in in mid-sentence.
  const begun = spoken.map(({ from }) => from).filter((from) => from >= earliest);
  return { from: begun.length === 0 ? earliest : Math.min(...begun) - LEAD_IN_MS, isBeginning: false };
}
