import { fires, type OwnShortcut, type Pressed, type SharedShortcut, shortcutWords } from "./shortcut";

const note: OwnShortcut = { key: "n", altCode: "KeyN" };
const next: SharedShortcut = { altCode: "Period" };
const press = (change: Partial<Pressed>): Pressed => ({
  key: "n",
  code: "KeyN",
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  repeat: false,
  ...change,
});
const full = (change: Partial<Pressed>) => press({ key: ".", code: "Period", ...change });

test.each([
  ["the letter on the page", press({}), "page", true],
  ["the letter while typing", press({}), "typing", false],
  ["the letter on a radio, a box to tick or a choice", press({}), "keys", false],
  ["the letter on the board, where it is a tool", press({}), "board", false],
  ["Alt and the letter while typing", press({ altKey: true }), "typing", true],
  ["Alt and the letter on a radio", press({ altKey: true }), "keys", true],
  ["Alt and the letter on the board", press({ altKey: true, key: "˜" }), "board", true],
  ["Alt and the letter under a dialog", press({ altKey: true }), "dialog", false],
  ["Ctrl and the letter", press({ ctrlKey: true }), "page", false],
  ["a key that is held down", press({ repeat: true }), "page", false],
] as const)("UI-45 %s", (_what, pressed, place, expected) => {
  expect(fires(note, pressed, place, false)).toBe(expected);
});

test.each(["page", "typing", "keys", "board", "dialog"] as const)(
  "UI-112 what everybody feels has no key without Alt: %s",
  (place) => {
    expect(fires(next, full({}), place, false)).toBe(false);
    expect(fires(next, full({ altKey: true }), place, false)).toBe(place !== "dialog");
    expect(fires(next, full({ altKey: true, ctrlKey: true }), place, false)).toBe(false);
  },
);

test("UI-112 on a Mac, Option and a key is a character while one types", () => {
  const dots = full({ altKey: true, key: "…" });
  expect(fires(next, dots, "typing", true)).toBe(false);
  expect(fires(note, press({ altKey: true, key: "Dead" }), "typing", true)).toBe(false);
  expect(fires(next, dots, "page", true)).toBe(true);
  expect(fires(next, dots, "board", true)).toBe(true);
});

test("UI-45 shortcuts are shown as their keyboards name them", () => {
  expect(shortcutWords(note, false)).toEqual(["N", "Alt N"]);
  expect(shortcutWords(next, false)).toEqual(["Alt ."]);
  expect(shortcutWords(next, true)).toEqual(["⌥."]);
  expect(shortcutWords({ key: "?" }, true)).toEqual(["?"]);
});
