import { FIRST_RATING, type PictureRate, rate, type Sample } from "./picture-rate";

const good: Sample = { loss: 0, roundTripMs: 40, available: 2_000_000 };
const lossy: Sample = { loss: 0.2, roundTripMs: 40, available: 2_000_000 };
const slow: Sample = { loss: 0, roundTripMs: 1_200, available: null };
const thin: Sample = { loss: 0, roundTripMs: 40, available: 120_000 };
const middling: Sample = { loss: 0.05, roundTripMs: 500, available: 2_000_000 };

const after = (samples: readonly Sample[]): PictureRate =>
  samples.reduce((rating, sample) => rate(rating, sample), FIRST_RATING).rate;
const times = (count: number, sample: Sample) => Array.from({ length: count }, () => sample);

test.each<[string, Sample[], PictureRate]>([
  ["a good connection has a full picture", times(30, good), "full"],
  ["two bad seconds are no reason", [...times(2, lossy), good, ...times(2, lossy)], "full"],
  ["three lossy seconds make it small", times(3, lossy), "low"],
  ["six hold it back", times(6, lossy), "held"],
  ["a long way does too", times(6, slow), "held"],
  ["a thin line does too", times(6, thin), "held"],
  ["it comes back slowly", [...times(6, lossy), ...times(10, good)], "low"],
  ["and whole", [...times(6, lossy), ...times(20, good)], "full"],
  ["but not while the line is middling", [...times(6, lossy), ...times(60, middling)], "held"],
])("CAL-11 %s", (_title, samples, expected) => {
  expect(after(samples)).toBe(expected);
});
