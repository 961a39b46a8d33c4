import { encodeLoudness } from "@casement/shared/sound/loudness-codec";
import { silentParts, voicesOf } from "./voices";

const SECOND = 1_000;
const loud = encodeLoudness(0.8, true);
const noise = encodeLoudness(0.1, false);

/** Loudness of a take, second by second. */
const take = (participantId: string, startsAt: number, ...seconds: readonly number[]) => ({
  participantId,
  loudness: Uint8Array.from(seconds.flatMap((byte) => new Array<number>(50).fill(byte))),
  map: [
    {
      mediaFrom: 0,
      mediaTo: seconds.length * SECOND,
      serverFrom: startsAt,
      serverTo: startsAt + seconds.length * SECOND,
    },
  ],
});

test("SND-31 a person's takes are one voice, placed by their clock maps", () => {
  const takes = [take("ben", 20 * SECOND, loud, 0, loud), take("ana", 0, noise), take("ben", 5 * SECOND, loud)];
  const [ben, ana, ...more] = voicesOf(takes, 60 * SECOND);
  expect(more).toEqual([]);
  expect(ben?.participantId).toBe("ben");
  expect(ben?.spoken).toEqual([
    { from: 5_000, to: 6_000 },
    { from: 20_000, to: 21_000 },
    { from: 22_000, to: 23_000 },
  ]);
  expect(ana?.spoken).toEqual([]);
  expect(Math.max(...(ana?.levels.slice(0, 10) ?? []))).toBeGreaterThan(0.5);
  expect(Math.max(...(ben?.levels.slice(100, 290) ?? []))).toBe(0);
});

test("SND-32 what is said in an idle stretch is not skipped, with a little around it", () => {
  const voices = voicesOf([take("ben", 30 * SECOND, loud, loud)], 120 * SECOND);
  const idle = [{ from: 10 * SECOND, to: 100 * SECOND }];
  expect(silentParts(idle, voices, 5 * SECOND)).toEqual([
    { from: 10_000, to: 28_500 },
    { from: 33_500, to: 100_000 },
  ]);
  expect(silentParts([{ from: 31 * SECOND, to: 32 * SECOND }], voices, 100)).toEqual([]);
  expect(silentParts(idle, [], 5 * SECOND)).toEqual(idle);
});
