import { talkBefore, type Voice } from "./voices";

const voice = (...spoken: readonly (readonly [from: number, to: number])[]): Voice => ({
  participantId: "ana",
  levels: [],
  spoken: spoken.map(([from, to]) => ({ from: from * 1_000, to: to * 1_000 })),
});
const before = (t: number, ...voices: readonly Voice[]) => talkBefore(voices, t * 1_000);
const began = (t: number, ...voices: readonly Voice[]) => (before(t, ...voices)?.from ?? Number.NaN) / 1_000;

test("SND-73 a moment within talk begins where that talk began, half a second before the first word", () => {
  expect(began(20, voice([12, 25]))).toBe(11.5);
  expect(began(20, voice([16, 17], [17.8, 25]))).toBe(15.5);
});

test("SND-73 so does one right after it, whoever spoke", () => {
  expect(began(20, voice([10, 14]), voice([14.5, 18]))).toBe(9.5);
});

test("SND-73 what was said later, or long before, is not gone to", () => {
  expect(before(20, voice([21, 25]))).toBeNull();
  expect(before(40, voice([10, 20]))).toBeNull();
  expect(before(20)).toBeNull();
});

test("SND-73 it goes back 15 s at most, to where somebody began to speak if anybody did", () => {
  expect(began(60, voice([10, 70]))).toBe(45);
  expect(began(60, voice([10, 50], [50.5, 70]))).toBe(50);
  expect(began(60, voice([10, 70]), voice([47, 48]))).toBe(46.5);
});

test("SND-73 never before the recording's start", () => {
  expect(began(3, voice([0.2, 4]))).toBe(0);
});

test("SND-73 it is told apart whether talk began there or had gone on for longer", () => {
  expect(before(20, voice([12, 25]))?.isBeginning).toBe(true);
  expect(before(60, voice([10, 70]))?.isBeginning).toBe(false);
  expect(before(60, voice([10, 70]), voice([47, 48]))?.isBeginning).toBe(false);
});
