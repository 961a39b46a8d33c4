import type { Stretch } from "@casement/shared/playback/stretch";
import { type ClockMap, serverTimeAt } from "@casement/shared/sound/clock-map";
import { isVoice, LOUDNESS_MS, levelOf } from "@casement/shared/sound/loudness-codec";

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

interface HeardTake {
  readonly participantId: string;
  readonly map: ClockMap;
  readonly loudness: Uint8Array;
}

/** One voice for each person, from all of their takes; times are playback times. */
export function voicesOf(takes: readonly HeardTake[], durationMs: number): Voice[] {
  const people = [...new Set(takes.map(({ participantId }) => participantId))];
  return people.map((participantId) => {
    const levels = new Array<number>(PARTS).fill(0);
    const spoken: Stretch[] = [];
    for (const take of takes) if (take.participantId === participantId) addTake(take, durationMs, levels, spoken);
    return { participantId, levels, spoken: joined(spoken) };
  });
}

function addTake({ map, loudness }: HeardTake, durationMs: number, levels: number[], spoken: Stretch[]): void {
  for (let index = 0; index < loudness.length; index += 1) {
    const byte = loudness[index] ?? 0;
    if (byte === 0) continue;
    const from = serverTimeAt(map, index * LOUDNESS_MS);
    if (from === null || from < 0 || from > durationMs) continue;
    const part = Math.min(PARTS - 1, Math.floor((from / Math.max(1, durationMs)) * PARTS));
    levels[part] = Math.max(levels[part] ?? 0, levelOf(byte));
    if (!isVoice(byte)) continue;
    const last = spoken.at(-1);
    if (last !== undefined && from - last.to < LOUDNESS_MS && from >= last.from)
      spoken[spoken.length - 1] = { from: last.from, to: from + LOUDNESS_MS };
    else spoken.push({ from, to: from + LOUDNESS_MS });
  }
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last !== undefined && from <= last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else result.push({ from, to });
  }
  return result;
}

/** The parts of idle stretches in which nobody speaks either, as far as they are worth skipping. */
export function silentParts(idle: readonly Stretch[], voices: readonly Voice[], leastMs: number): Stretch[] {
  const spoken = joined(
    voices.flatMap((voice) => voice.spoken.map(({ from, to }) => ({ from: from - AROUND_MS, to: to + AROUND_MS }))),
  );
  return idle
    .flatMap(({ from, to }) => {
      const within = spoken.filter((words) => words.to > from && words.from < to);
      const edges = [from, ...within.flatMap((words) => [words.from, words.to]), to];
      return Array.from({ length: edges.length / 2 }, (_, index) => ({
        from: edges[2 * index] as number,
        to: edges[2 * index + 1] as number,
      }));
    })
    .filter(({ from, to }) => to - from >= leastMs);
}
