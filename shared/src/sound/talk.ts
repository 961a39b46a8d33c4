import { common, joined, lengthOf, type Stretch, without } from "../lib/stretches.js";

/** Somebody who could speak in the interview. Lists are in order and without overlaps, all on one timeline in ms. */
export interface Speaker {
  readonly id: string;
  /** When they were in the session. */
  readonly there: readonly Stretch[];
  /** When there is sound of theirs to judge by. */
  readonly known: readonly Stretch[];
  /** When they speak: within `known`. */
  readonly spoken: readonly Stretch[];
}

export interface TalkInput {
  readonly speakers: readonly Speaker[];
  /** The time that counts: the interview without its pauses, as far as whoever asks was there. */
  readonly counted: readonly Stretch[];
  /** Each step's visits. */
  readonly steps: readonly (readonly Stretch[])[];
}

/** What is told of somebody with sound. */
export interface PersonTalk {
  readonly id: string;
  readonly spokenMs: number;
  /** Of the time that all people speak, 0 to 1; null when nobody does. */
  readonly share: number | null;
  /** How long they were there without any sound of theirs. */
  readonly missingMs: number;
  readonly longestMonologue: Stretch | null;
}

export interface StepTalk {
  /** Like PersonTalk.share, for each of Talk.people in their order; null also when there is no sound of theirs here. */
  readonly shares: readonly (number | null)[];
  /** Whether a part of somebody's sound is missing in it. */
  readonly isPartial: boolean;
}

/** At `at`, `by` begins while `of` speaks, who stops. */
export interface Interruption {
  readonly at: number;
  readonly by: string;
  readonly of: string;
}

export interface Talk {
  readonly countedMs: number;
  readonly people: readonly PersonTalk[];
  /** People who were there, and of whom there is no sound at all: nothing is told of them. */
  readonly unheard: readonly string[];
  readonly steps: readonly StepTalk[];
  /** How long the sound of everybody there is known: silences are told of this time alone. */
  readonly completeMs: number;
  /** In order. */
  readonly silences: readonly Stretch[];
  /** In order. */
  readonly interruptions: readonly Interruption[];
}

/** Nobody speaks for at least so long: a silence. */
export const SILENCE_MS = 10_000;
/** A turn goes on over a shorter pause than this. */
export const TURN_PAUSE_MS = 1_000;
/** A monologue goes on over a pause of at most this … */
export const MONOLOGUE_PAUSE_MS = 3_000;
/** … and over what others say that is no longer than this ("right", "mm-hm"). */
export const REMARK_MS = 1_000;
/** Who is interrupted has spoken for at least this, */
export const SPEAKING_MS = 1_000;
/** stops at most so long after the other has begun, */
export const YIELD_MS = 2_000;
/** who then goes on for at least this. */
export const GOES_ON_MS = 1_000;
/** Takes begin and end a moment after people come and go: as much may be missing without a word. */
export const MISSING_MS = 2_000;

/**
 * Who talked how much, and how, in an interview; from voice activity alone. What is not known (not recorded, lost,
 * withdrawn, not for this listener to hear) is told as missing, and is nobody's silence. Pure.
 */
export function talkOf({ speakers, counted, steps }: TalkInput): Talk {
  const within = speakers.map((speaker) => clip(speaker, counted));
  const heard = within.filter(({ known }) => known.length > 0);
  const unheard = within.filter(({ known, missing }) => known.length === 0 && lengthOf(missing) > MISSING_MS);
  const shares = sharesOf(heard.map(({ spoken }) => lengthOf(spoken)));
  const complete = without(counted, joined(within.flatMap(({ missing }) => missing)));
  return {
    countedMs: lengthOf(counted),
    people: heard.map((person, index) => ({
      id: person.id,
      spokenMs: lengthOf(person.spoken),
      share: shares[index] ?? null,
      missingMs: lengthOf(person.missing),
      longestMonologue: longestMonologueOf(person, heard, counted),
    })),
    unheard: unheard.map(({ id }) => id),
    steps: steps.map((visits) => talkInStep(heard, visits)),
    completeMs: lengthOf(complete),
    silences: without(complete, joined(heard.flatMap(({ spoken }) => spoken))).filter(
      ({ from, to }) => to - from >= SILENCE_MS,
    ),
    interruptions: heard
      .flatMap((by) => heard.flatMap((of) => (by === of ? [] : interruptionsOf(by, of))))
      .sort((a, b) => a.at - b.at),
  };
}

/** Somebody within the time that counts. */
interface Clipped {
  readonly id: string;
  readonly known: readonly Stretch[];
  readonly spoken: readonly Stretch[];
  /** When they were there without sound. */
  readonly missing: readonly Stretch[];
}

function clip({ id, there, known, spoken }: Speaker, counted: readonly Stretch[]): Clipped {
  return {
    id,
    known: common(known, counted),
    spoken: common(spoken, counted),
    missing: without(common(there, counted), known),
  };
}

function sharesOf(spokenMs: readonly number[]): (number | null)[] {
  const all = spokenMs.reduce((sum, each) => sum + each, 0);
  return spokenMs.map((each) => (all === 0 ? null : each / all));
}

function talkInStep(heard: readonly Clipped[], visits: readonly Stretch[]): StepTalk {
  const inStep = heard.map(({ known, spoken, missing }) => ({
    known: lengthOf(common(known, visits)),
    spoken: lengthOf(common(spoken, visits)),
    missing: lengthOf(common(missing, visits)),
  }));
  return {
    shares: sharesOf(inStep.map(({ spoken }) => spoken)).map((share, index) =>
      inStep[index]?.known === 0 ? null : share,
    ),
    isPartial: inStep.some(({ missing }) => missing > MISSING_MS),
  };
}

/** The longest time for which somebody speaks and nobody takes the floor from them; the first of equals. */
function longestMonologueOf(me: Clipped, heard: readonly Clipped[], counted: readonly Stretch[]): Stretch | null {
  const others = heard.flatMap(({ id, spoken }) => (id === me.id ? [] : spoken));
  const taken = joined(others.filter(({ from, to }) => to - from > REMARK_MS));
  let longest: Stretch | null = null;
  let [begin, end] = [0, Number.NEGATIVE_INFINITY];
  for (const words of without(me.spoken, taken)) {
    begin = goesOn(end, words.from, taken, counted) ? begin : words.from;
    end = words.to;
    if (longest === null || end - begin > longest.to - longest.from) longest = { from: begin, to: end };
  }
  return longest;
}

/** Whether a monologue goes on over this pause: a short one, in which nobody else takes the floor and time counts. */
function goesOn(from: number, to: number, taken: readonly Stretch[], counted: readonly Stretch[]): boolean {
  if (to - from > MONOLOGUE_PAUSE_MS || common([{ from, to }], taken).length > 0) return false;
  return lengthOf(common([{ from, to }], counted)) === to - from;
}

function interruptionsOf(by: Clipped, of: Clipped): Interruption[] {
  const turns = joined(of.spoken, TURN_PAUSE_MS);
  return joined(by.spoken, TURN_PAUSE_MS).flatMap(({ from: at, to: end }) => {
    const cut = turns.some(
      ({ from, to }) =>
        at - from >= SPEAKING_MS &&
        at < to &&
        to - at <= YIELD_MS &&
        end - to >= GOES_ON_MS &&
        isKnown(of, { from: to, to: to + TURN_PAUSE_MS }) &&
        isKnown(by, { from: at - TURN_PAUSE_MS, to: at }),
    );
    return cut ? [{ at, by: by.id, of: of.id }] : [];
  });
}

/** Whether what lies there is silence, rather than sound that is missing. */
function isKnown({ missing }: Clipped, stretch: Stretch): boolean {
  return common([stretch], missing).length === 0;
}
