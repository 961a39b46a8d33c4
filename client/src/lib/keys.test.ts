import { isComposing } from "./composing";
import { combinationWords, digitWords, shiftedDigitWords, shortcutWords } from "./key-words";
import {
  fires,
  isPressed,
  type KeyPlace,
  modifiedDigit,
  type Pressed,
  type SharedShortcut,
  type Shortcut,
  shiftedDigit,
} from "./keys";

const nothingHeld = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const pressed = (change: object) => ({ code: "Digit3", ...nothingHeld, ...change });

test.each([
  ["Alt and a digit", pressed({ altKey: true }), false, 3],
  ["the digit alone", pressed({}), false, undefined],
  ["AltGr, which is Ctrl and Alt and writes a character", pressed({ altKey: true, ctrlKey: true }), false, undefined],
  ["Control on a Mac", pressed({ ctrlKey: true }), true, 3],
  ["Option on a Mac, which writes a character", pressed({ altKey: true }), true, undefined],
  ["Alt and a letter", pressed({ altKey: true, code: "KeyE" }), false, undefined],
  ["Alt, Shift and a digit, which is another key", pressed({ altKey: true, shiftKey: true }), false, undefined],
] as const)("UI-116 %s", (_what, event, mac, digit) => expect(modifiedDigit(event, mac)).toBe(digit));

test.each([
  ["Alt, Shift and a digit", pressed({ altKey: true, shiftKey: true }), false, 3],
  ["Shift and a digit, which is a character", pressed({ shiftKey: true }), false, undefined],
  ["Alt and a digit", pressed({ altKey: true }), false, undefined],
  ["Control and Shift on a Mac", pressed({ ctrlKey: true, shiftKey: true }), true, 3],
] as const)("SCO-57 %s", (_what, event, mac, digit) => expect(shiftedDigit(event, mac)).toBe(digit));

test("UI-116 digit shortcuts are shown with the right modifier", () => {
  expect([digitWords(1, false), digitWords(1, true)]).toEqual(["Alt 1", "⌃1"]);
  expect([shiftedDigitWords(1, false), shiftedDigitWords(1, true)]).toEqual(["Alt Shift 1", "⌃⇧1"]);
});

test.each([
  ["while a composition is open", { isComposing: true, keyCode: 13 }, true],
  ["of Safari's input method, which has just closed it", { isComposing: false, keyCode: 229 }, true],
  ["of nobody's but the writer's", { isComposing: false, keyCode: 13 }, false],
])("UI-111 an Enter %s", (_when, event, expected) => {
  expect(isComposing(event as KeyboardEvent)).toBe(expected);
  expect(isComposing({ nativeEvent: event } as unknown as KeyboardEvent)).toBe(expected);
});

const note: Shortcut = { key: "n", altCode: "KeyN" };
const next: SharedShortcut = { altCode: "Period" };
const press = (change: Partial<Pressed>): Pressed => ({
  key: "n",
  code: "KeyN",
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  repeat: false,
  ...change,
});
const page: KeyPlace = { underDialog: false, onBoard: false, listener: "none" };
const PLACES = {
  page,
  control: { ...page, listener: "control" },
  typing: { ...page, listener: "text" },
  keys: { ...page, listener: "field" },
  board: { ...page, onBoard: true },
  dialog: { ...page, underDialog: true },
} as const;
const full = (change: Partial<Pressed>) => press({ key: ".", code: "Period", ...change });

test.each([
  ["the letter on the page", press({}), "page", true],
  ["the letter on a button", press({}), "control", true],
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
  expect(fires(note, pressed, PLACES[place], {}, false)).toBe(expected);
});

test.each(["page", "typing", "keys", "board", "dialog"] as const)(
  "UI-112 what everybody feels has no key without Alt: %s",
  (place) => {
    expect(fires(next, full({}), PLACES[place], {}, false)).toBe(false);
    expect(fires(next, full({ altKey: true }), PLACES[place], {}, false)).toBe(place !== "dialog");
    expect(fires(next, full({ altKey: true, ctrlKey: true }), PLACES[place], {}, false)).toBe(false);
  },
);

test("UI-112 on a Mac, Option and a key is a character while one types", () => {
  const dots = full({ altKey: true, key: "…" });
  expect(fires(next, dots, PLACES.typing, {}, true)).toBe(false);
  expect(fires(note, press({ altKey: true, key: "Dead" }), PLACES.typing, {}, true)).toBe(false);
  expect(fires(next, dots, PLACES.page, {}, true)).toBe(true);
  expect(fires(next, dots, PLACES.board, {}, true)).toBe(true);
});

test("UI-45 shortcuts are shown as their keyboards name them", () => {
  expect(shortcutWords(note, false)).toEqual(["N", "Alt N"]);
  expect(shortcutWords(next, false)).toEqual(["Alt ."]);
  expect(shortcutWords(next, true)).toEqual(["⌥."]);
  expect(shortcutWords({ key: "?" }, true)).toEqual(["?"]);
});

test("UI-45 a combination names the modifiers that it needs, and is shown with them", () => {
  const undo = { key: "z", mod: true, alt: false, shift: false };
  const held = { ...press({ key: "Z", code: "KeyZ" }), ctrlKey: true };
  expect(isPressed(undo, held)).toBe(true);
  expect(isPressed(undo, { ...held, ctrlKey: false, metaKey: true })).toBe(true);
  expect(isPressed(undo, { ...held, shiftKey: true })).toBe(false);
  expect(isPressed({ key: "Enter" }, press({ key: "Enter", altKey: true }))).toBe(true);
  expect(combinationWords({ ...undo, shift: true })).toBe("Ctrl or ⌘ Shift Z");
});
