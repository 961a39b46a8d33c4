import { MutedSpeech } from "./muted-speech";

test("CAL-13 who speaks for most of a second while muted is told, for a while; a cough is none", () => {
  const speech = new MutedSpeech();
  const at = (now: number, isLoud: boolean, isMuted = true) => speech.hear(isLoud, isMuted, now);
  expect([at(0, true), at(600, true), at(700, false), at(800, true)]).toEqual([false, false, false, false]);
  expect([at(1600, true), at(1800, false), at(5500, false), at(5700, false)]).toEqual([true, true, true, false]);
  expect([at(6000, true), at(7000, true), at(7200, true, false), at(7400, false)]).toEqual([false, true, false, false]);
});
