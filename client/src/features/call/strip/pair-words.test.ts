import { sayPair } from "./pair-words";

test.each([
  [true, true, false, null],
  [true, null, false, null],
  [true, false, false, "You hear Ben. Ben cannot hear you."],
  [false, true, false, "You cannot hear Ben. Ben hears you."],
  [false, false, false, "You and Ben cannot hear each other. Reconnecting."],
  [false, null, true, "Connecting to Ben"],
])("CAL-12 of each pair people read who hears whom: %s, %s, %s", (iHearThem, theyHearMe, isConnecting, words) => {
  expect(sayPair("Ben", { iHearThem, theyHearMe, isConnecting })).toBe(words);
});
