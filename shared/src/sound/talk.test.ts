import { common, joined, lengthOf, type Stretch, without } from "../lib/stretches.js";
import { seededRandom } from "../testing/seeded-random.js";
import { hearTake } from "./heard-take.js";
import { encodeLoudness, LOUDNESS_MS, NO_SOUND } from "./loudness-codec.js";
import { type Speaker, type Talk, type TalkInput, talkOf } from "./talk.js";

const SECOND = 1_000;
const END = 600;

/** "12-20 31.5-40": stretches, in seconds. */
function at(seconds: string): Stretch[] {
  return seconds
    .split(" ")
    .filter((each) => each !== "")
    .map((each) => {
      const [from = 0, to = 0] = each.split("-").map((second) => Number(second) * SECOND);
      return { from, to };
    });
}

/** Somebody who is there and recorded throughout, unless told otherwise. */
const speaks = (id: string, spoken: string, { known = `0-${END}`, there = `0-${END}` } = {}): Speaker => ({
  id,
  spoken: at(spoken),
  known: at(known),
  there: at(there),
});

/** Ten minutes of one step, unless told otherwise. */
const talk = (speakers: readonly Speaker[], input: Partial<TalkInput> = {}): Talk =>
  talkOf({ speakers, counted: at(`0-${END}`), steps: [at(`0-${END}`)], ...input });

const percents = (shares: readonly (number | null)[]) =>
  shares.map((share) => (share === null ? null : Math.round(share * 100)));
const sharesOf = ({ people }: Talk) => percents(people.map(({ share }) => share));
const seconds = ({ from, to }: Stretch) => `${from / SECOND}-${to / SECOND}`;
const monologueOf = ({ people }: Talk, id: string) => {
  const stretch = people.find((person) => person.id === id)?.longestMonologue ?? null;
  return stretch === null ? null : seconds(stretch);
};

describe("SND-50 share of talk", () => {
  test("is each person's part of the time that all people speak, over the interview and in each step", () => {
    const speakers = [speaks("ana", "0-10 300-330"), speaks("ben", "20-50 310-340")];
    const found = talk(speakers, { steps: [at("0-100 320-400"), at("100-320"), at("400-600")] });
    expect(sharesOf(found)).toEqual([40, 60]);
    expect(found.steps.map(({ shares }) => percents(shares))).toEqual([
      [29, 71],
      [67, 33],
      [null, null],
    ]);
  });

  test("leaves out what was said while the interview was paused or whoever asks was not there", () => {
    const speakers = [speaks("ana", "0-100"), speaks("ben", "100-200")];
    const found = talk(speakers, { counted: at("0-50 190-600") });
    expect(sharesOf(found)).toEqual([83, 17]);
    expect(found.countedMs).toBe(460 * SECOND);
  });

  test("is nobody's when nobody speaks", () => {
    expect(talk([speaks("ana", "")]).people).toMatchObject([{ spokenMs: 0, share: null, longestMonologue: null }]);
    expect(talk([])).toMatchObject({ people: [], silences: [{ from: 0, to: END * SECOND }] });
  });
});

describe("SND-51 what is not known", () => {
  const lost = (id: string, known: string, there?: string) =>
    talk([speaks("ana", "0-100"), speaks(id, "20-40", { known, ...(there === undefined ? {} : { there }) })]);

  test("counts as missing for whom it is, not as their silence, and no silence is told of it", () => {
    const found = lost("ben", "0-60");
    expect(found.people.map(({ missingMs }) => missingMs)).toEqual([0, 540 * SECOND]);
    expect(found.completeMs).toBe(60 * SECOND);
    expect(found.silences).toEqual([]);
    expect(found.steps.map(({ isPartial }) => isPartial)).toEqual([true]);
  });

  test("leaves a step without a share to whoever has no sound in it", () => {
    const found = talk([speaks("ana", "0-100 500-510"), speaks("ben", "20-40", { known: "0-60" })], {
      steps: [at("0-300"), at("300-600")],
    });
    expect(found.steps.map(({ shares }) => percents(shares))).toEqual([
      [83, 17],
      [100, null],
    ]);
  });

  test("is not missing while they were not in the session", () => {
    const found = lost("ben", "0-60", "0-60");
    expect(found.people.map(({ missingMs }) => missingMs)).toEqual([0, 0]);
    expect(found.silences.map(seconds)).toEqual(["100-600"]);
  });

  test("of somebody without any sound is all: they are named, and have no share", () => {
    const found = lost("ben", "");
    expect(found.people.map(({ id }) => id)).toEqual(["ana"]);
    expect(found.unheard).toEqual(["ben"]);
    expect(found.silences).toEqual([]);
    expect(lost("ben", "", "").unheard).toEqual([]);
  });

  test("is no silence after which an interruption could have come", () => {
    const cut = talk([speaks("ana", "0-22", { known: "0-22 60-600" }), speaks("ben", "21-40")]);
    expect(cut.interruptions).toEqual([]);
    const late = talk([speaks("ana", "0-22"), speaks("ben", "21-40", { known: "21-600" })]);
    expect(late.interruptions).toEqual([]);
  });
});

describe("SND-50 the longest monologue", () => {
  test.each([
    ["goes on over pauses of up to 3 s", "0-10 13-20 24-27", "", "0-20"],
    ["goes on over a remark of up to 1 s", "0-10 11-20", "10-11", "0-20"],
    ["goes on while somebody says a word", "0-20", "5-6", "0-20"],
    ["ends when somebody else takes the floor", "0-10 12-30", "10-12", "12-30"],
    ["ends where somebody talks over it", "0-30", "10-14", "14-30"],
    ["is the first of equals", "0-10 20-30", "", "0-10"],
  ])("%s", (_rule, mine, theirs, longest) => {
    expect(monologueOf(talk([speaks("ana", mine), speaks("ben", theirs)]), "ana")).toBe(longest);
  });

  test("does not go on over a pause of the interview", () => {
    expect(monologueOf(talk([speaks("ana", "0-20 21-50")], { counted: at("0-20 21-600") }), "ana")).toBe("21-50");
  });
});

describe("SND-50 silences", () => {
  test("are stretches of at least 10 s in which nobody speaks", () => {
    const found = talk([speaks("ana", "0-100 110-300"), speaks("ben", "100-101 309-580")]);
    expect(found.silences.map(seconds)).toEqual(["580-600"]);
    expect(talk([speaks("ana", "0-100 110-600")]).silences.map(seconds)).toEqual(["100-110"]);
  });

  test("end at a pause of the interview", () => {
    const found = talk([speaks("ana", "0-20 50-600")], { counted: at("0-28 38-600") });
    expect(found.silences.map(seconds)).toEqual(["38-50"]);
  });
});

describe("SND-50 somebody interrupts who", () => {
  test.each([
    ["begins while another one speaks, who stops within 2 s", "0-12", "11-20", "ben@11 of ana"],
    ["goes on for at least 1 s", "0-12", "11-12.5", ""],
    ["is not just faster than a stop of over 2 s", "0-14", "11-20", ""],
    ["begins after the other one has said something for 1 s", "10.5-12", "11-20", ""],
    ["does not begin after the other one's end", "0-12", "12-20", ""],
    ["has not just paused for a breath", "0-12", "5-10.5 11-20", ""],
    ["is not talked over by the other one, who goes on after a breath", "0-12 12.5-30", "11-20", ""],
    ["does so each time", "0-12 40-52", "11-20 51-60", "ben@11 of ana, ben@51 of ana"],
    ["is interrupted in turn", "0-12 19-30", "11-20", "ben@11 of ana, ana@19 of ben"],
  ])("%s", (_rule, ana, ben, expected) => {
    const { interruptions } = talk([speaks("ana", ana), speaks("ben", ben)]);
    expect(interruptions.map((each) => `${each.by}@${each.at / SECOND} of ${each.of}`).join(", ")).toBe(expected);
  });
});

describe("SND-50 synthetic dialogues", () => {
  const MINUTES_45 = 45 * 60 * SECOND;

  /** Who takes turns, with pauses, and talks over each other now and then. */
  function dialogue(seed: number) {
    const random = seededRandom(seed);
    const people = ["ana", "ben", "iris"].slice(0, 2 + random.below(2));
    const spoken = new Map<string, Stretch[]>(people.map((id) => [id, []]));
    let now = random.below(5_000);
    while (now < MINUTES_45 - 60 * SECOND) {
      const turn = 400 + random.below(random.pick([2_000, 8_000, 40_000]));
      spoken.get(random.pick(people))?.push({ from: now, to: now + turn });
      now += Math.max(100, turn + random.below(4_000) - 1_500 + (random.below(40) === 0 ? 15_000 : 0));
    }
    return { random, people, truth: people.map((id) => joined(spoken.get(id) ?? [])) };
  }

  /** A take of this voice, whose device runs fast or slow and which lost `lost` (ms of interview). */
  function takeOf(voice: readonly Stretch[], lost: readonly Stretch[], drift: number) {
    const map = [{ mediaFrom: 0, mediaTo: MINUTES_45 * drift, serverFrom: 0, serverTo: MINUTES_45 }];
    const loudness = new Uint8Array(Math.floor((MINUTES_45 * drift) / LOUDNESS_MS)).fill(encodeLoudness(0, false));
    const paint = (stretches: readonly Stretch[], byte: number) => {
      for (const { from, to } of stretches)
        loudness.fill(byte, Math.round((from * drift) / LOUDNESS_MS), Math.round((to * drift) / LOUDNESS_MS));
    };
    paint(voice, encodeLoudness(0.5, true));
    paint(lost, NO_SOUND);
    return hearTake(map, loudness);
  }

  test.each(Array.from({ length: 20 }, (_, seed) => [seed]))("have their true shares, seed %i", (seed) => {
    const { random, people, truth } = dialogue(seed);
    const everywhere = [{ from: 0, to: MINUTES_45 }];
    const begin = random.below(MINUTES_45 - 120 * SECOND);
    const lost = people.map((_, index) => (index === 0 ? [{ from: begin, to: begin + 90 * SECOND }] : []));
    const steps = Array.from({ length: 5 }, (_, index) => [
      { from: (index * MINUTES_45) / 5, to: ((index + 1) * MINUTES_45) / 5 },
    ]);
    const found = talkOf({
      counted: everywhere,
      steps,
      speakers: people.map((id, index) => ({
        id,
        there: everywhere,
        ...takeOf(truth[index] ?? [], lost[index] ?? [], 1 + (random.next() - 0.5) / 5_000),
      })),
    });
    const heard = truth.map((voice, index) => without(voice, lost[index] ?? []));
    const trueShares = (within: readonly Stretch[]) => {
      const times = heard.map((voice) => lengthOf(common(voice, within)));
      const all = times.reduce((sum, time) => sum + time, 0);
      return times.map((time) => (time / all) * 100);
    };
    const near = (shares: readonly (number | null)[], expected: readonly number[]) => {
      for (const [index, share] of shares.entries())
        expect(Math.abs((share ?? 0) * 100 - (expected[index] ?? 0))).toBeLessThan(0.5);
    };
    near(
      found.people.map(({ share }) => share),
      trueShares(everywhere),
    );
    for (const [index, step] of steps.entries()) near(found.steps[index]?.shares ?? [], trueShares(step));
    expect(found.people[0]?.missingMs ?? 0).toBeCloseTo(90 * SECOND, -2);
    // What is told as silence is one, and none is left out.
    const silent = without(without(everywhere, joined(truth.flat())), lost[0] ?? []);
    const long = (least: number) => silent.filter(({ from, to }) => to - from >= least).length;
    expect(found.silences.length).toBeGreaterThanOrEqual(long(10_100));
    expect(found.silences.length).toBeLessThanOrEqual(long(9_900));
    const voices = joined(truth.flat());
    for (const silence of found.silences) expect(lengthOf(common([silence], voices))).toBeLessThan(100);
  });
});

test("SND-51 sound that was lost is told from recorded silence, however quiet", () => {
  const map = [{ mediaFrom: 0, mediaTo: 200, serverFrom: 1_000, serverTo: 1_200 }];
  const quiet = encodeLoudness(0, false);
  const loudness = Uint8Array.from([quiet, encodeLoudness(0.5, true), NO_SOUND, NO_SOUND, NO_SOUND, quiet, quiet]);
  expect(hearTake(map, loudness)).toEqual({
    known: [
      { from: 1_000, to: 1_040 },
      { from: 1_100, to: 1_140 },
    ],
    spoken: [{ from: 1_020, to: 1_040 }],
  });
});
