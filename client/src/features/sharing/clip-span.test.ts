import { clipFaces, offeredClip, readClip } from "./clip-span";

const MINUTE = 60_000;
const END = 10 * MINUTE + 400;

test.each([
  ["a minute from here", { t: 2 * MINUTE, loop: null }, [2, 3]],
  ["the loop", { t: 2 * MINUTE, loop: { from: 4 * MINUTE, to: 6 * MINUTE } }, [4, 6]],
  ["from the loop's beginning to here", { t: 5 * MINUTE, loop: { from: 4 * MINUTE, to: null } }, [4, 5]],
  ["a minute from the loop's beginning", { t: MINUTE, loop: { from: 4 * MINUTE, to: null } }, [4, 5]],
  ["no more than there is", { t: 9.5 * MINUTE, loop: null }, [9.5, END / MINUTE]],
])("UI-198 a clip is offered: %s", (_name, view, [from = 0, to = 0]) => {
  expect(offeredClip(view, END)).toEqual({ from: from * MINUTE, to: to * MINUTE });
});

test("UI-198 at the very end a clip of a second is offered", () => {
  expect(offeredClip({ t: END, loop: null }, END)).toEqual({ from: END - 1000, to: END });
});

test("UI-198 the offered times are read back, the last part of a second included", () => {
  const faces = clipFaces({ from: 61_500, to: END });
  expect(faces).toEqual({ from: "1:01", to: "10:01" });
  expect(readClip(faces, END)).toEqual({ span: { from: 61_000, to: END }, faults: null });
});

test.each([
  [
    { from: "soon", to: "2:00" },
    { from: "Write a time such as 17:20.", to: null },
  ],
  [
    { from: "1:00", to: "" },
    { from: null, to: "Write a time such as 17:20." },
  ],
  [
    { from: "1:00", to: "11:00" },
    { from: null, to: "The recording ends at 10:00." },
  ],
  [
    { from: "3:00", to: "2:00" },
    { from: null, to: "A clip ends at least a second after it begins." },
  ],
])("UI-198 what is wrong with %j is said", (written, faults) => {
  expect(readClip(written, END)).toEqual({ span: null, faults });
});
