import { advance, momentAfter, momentBefore, nextLoop, type Playhead, shiftRate } from "./playhead";

const playing: Playhead = { t: 0, playing: true, rate: 1, skipsIdle: true, loop: null };
const HOUR_MS = 3_600_000;

test("UI-71 the playhead goes on by the viewer's time times the rate, and not at all while it stands", () => {
  expect(advance(playing, 40, HOUR_MS, []).t).toBe(40);
  expect(advance({ ...playing, rate: 16 }, 40, HOUR_MS, []).t).toBe(640);
  expect(advance({ ...playing, rate: 0.5 }, 40, HOUR_MS, []).t).toBe(20);
  expect(advance({ ...playing, playing: false, t: 7 }, 40, HOUR_MS, []).t).toBe(7);
});

test("UI-71 it stops at the end", () => {
  expect(advance({ ...playing, t: 990 }, 40, 1_000, [])).toEqual({ ...playing, t: 1_000, playing: false });
});

test("UI-72 idle stretches take no time, also several at once and one that the playhead stands in", () => {
  const idle = [
    { from: 1_000, to: 9_000 },
    { from: 9_010, to: 20_000 },
  ];
  expect(advance({ ...playing, t: 990 }, 15, HOUR_MS, idle).t).toBe(9_005);
  expect(advance({ ...playing, t: 990 }, 40, HOUR_MS, idle).t).toBe(20_020);
  expect(advance({ ...playing, t: 5_000 }, 4, HOUR_MS, idle).t).toBe(9_004);
  expect(advance({ ...playing, t: 500 }, 40, HOUR_MS, idle).t).toBe(540);
});

test("UI-72 with skipping off they are played like everything else", () => {
  expect(advance({ ...playing, t: 990, skipsIdle: false }, 40, HOUR_MS, [{ from: 1_000, to: 9_000 }]).t).toBe(1_030);
});

test("UI-73 back and forth by moments: never the one where it stands, and while playing one can get beyond the last", () => {
  const moments = [1_000, 5_000, 9_000];
  expect(momentAfter(moments, 5_000)).toBe(9_000);
  expect(momentAfter(moments, 9_000)).toBeNull();
  expect(momentBefore(moments, 5_000, false)).toBe(1_000);
  expect(momentBefore(moments, 5_400, false)).toBe(5_000);
  expect(momentBefore(moments, 5_400, true)).toBe(1_000);
  expect(momentBefore(moments, 1_000, false)).toBeNull();
});

test("UI-74 faster and slower end at 16x and 0.5x", () => {
  expect(shiftRate(1, 1)).toBe(1.25);
  expect(shiftRate(1.5, 1)).toBe(2);
  expect(shiftRate(16, 1)).toBe(16);
  expect(shiftRate(0.5, -1)).toBe(0.5);
});

test("UI-83 a loop goes back to its beginning at its end, also when idle time leaps over that end", () => {
  const looping = { ...playing, loop: { from: 2_000, to: 5_000 } };
  expect(advance({ ...looping, t: 4_990 }, 40, HOUR_MS, [])).toMatchObject({ t: 2_000, playing: true });
  expect(advance({ ...looping, t: 4_900 }, 40, HOUR_MS, [{ from: 4_910, to: 9_000 }]).t).toBe(2_000);
  expect(advance({ ...looping, t: 100 }, 40, HOUR_MS, []).t).toBe(140);
  expect(advance({ ...looping, t: 6_000 }, 40, HOUR_MS, []).t).toBe(6_040);
  expect(advance({ ...looping, t: 4_990, loop: { from: 2_000, to: null } }, 40, HOUR_MS, []).t).toBe(5_030);
  expect(advance({ ...looping, t: 4_990 }, 40, 5_000, [])).toMatchObject({ t: 2_000, playing: true });
});

test("UI-83 the loop's key chooses its beginning, its end in either direction, and then gives it up", () => {
  expect(nextLoop(null, 3_000)).toEqual({ from: 3_000, to: null });
  expect(nextLoop({ from: 3_000, to: null }, 9_000)).toEqual({ from: 3_000, to: 9_000 });
  expect(nextLoop({ from: 3_000, to: null }, 1_000)).toEqual({ from: 1_000, to: 3_000 });
  expect(nextLoop({ from: 3_000, to: null }, 3_100)).toBeNull();
  expect(nextLoop({ from: 3_000, to: 9_000 }, 5_000)).toBeNull();
});
