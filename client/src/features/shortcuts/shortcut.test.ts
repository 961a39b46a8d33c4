import { fires, type Pressed, type Shortcut, shortcutWords } from "./shortcut";

const note: Shortcut = { key: "n", altCode: "KeyN" };
const press = (change: Partial<Pressed>): Pressed => ({
  key: "n",
  code: "KeyN",
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
  ...change,
});

test.each([
  ["the letter on the page", press({}), "page", true],
  ["the letter while typing", press({}), "typing", false],
  ["the letter on the board, where it is a tool", press({}), "board", false],
  ["Alt and the letter while typing", press({ altKey: true }), "typing", true],
  ["Alt and the letter on the board", press({ altKey: true, key: "˜" }), "board", true],
  ["Alt and the letter under a dialog", press({ altKey: true }), "dialog", false],
  ["Ctrl and the letter", press({ ctrlKey: true }), "page", false],
  ["a key that is held down", press({ repeat: true }), "page", false],
] as const)("UI-45 %s", (_what, pressed, place, expected) => {
  expect(fires(note, pressed, place)).toBe(expected);
});

test("UI-45 shortcuts are shown as their keyboards name them", () => {
  expect(shortcutWords(note, false)).toEqual(["N", "Alt N"]);
  expect(shortcutWords({ key: ".", altCode: "Period" }, true)).toEqual([".", "⌥."]);
  expect(shortcutWords({ key: "?" }, true)).toEqual(["?"]);
});
