import { fires, type KeyPlace, type Pressed } from "@/lib/keys";
import { BOUND_KEYS, keyLines, keyOf, PLAYER_RULES, type PlayerAction } from "./player-keys";

const press = (key: string, change: Partial<Pressed> = {}): Pressed => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  ...change,
});
const PAGE: KeyPlace = { underDialog: false, onBoard: false, listener: "none" };

function actionOf(pressed: Pressed, place: Partial<KeyPlace> = {}): PlayerAction | undefined {
  return BOUND_KEYS.find(({ shortcut }) => fires(shortcut, pressed, { ...PAGE, ...place }, PLAYER_RULES))?.action;
}

test.each([
  [" ", { kind: "toggle" }],
  ["K", { kind: "toggle" }],
  ["j", { kind: "leap", by: -1 }],
  ["ArrowRight", { kind: "leap", by: 1 }],
  [",", { kind: "change", by: -1 }],
  [">", { kind: "rate", by: 1 }],
  ["End", { kind: "end" }],
  ["7", { kind: "seekToTenth", tenth: 7 }],
  ["n", { kind: "jump", to: "note", by: 1 }],
  ["b", { kind: "loop" }],
  ["t", { kind: "board" }],
  ["y", { kind: "link" }],
  ["]", { kind: "moment", by: 1 }],
  ["x", { kind: "clip" }],
  ["z", undefined],
])("UI-75 the key %s does what it does in video players", (key, action) => {
  expect(actionOf(press(key))).toEqual(action);
});

test("UI-75 with Shift a jump goes back", () => {
  expect(actionOf(press("N", { shiftKey: true }))).toEqual({ kind: "jump", to: "note", by: -1 });
});

test("UI-75 keys work on the board, which can only be looked at, and go on while they are held", () => {
  expect(actionOf(press("l", { repeat: true }), { onBoard: true })).toEqual({ kind: "leap", by: 1 });
});

test("UI-76 a key that something else listens to is left to it", () => {
  expect(actionOf(press(" "), { listener: "control" })).toBeUndefined();
  expect(actionOf(press("ArrowLeft"), { listener: "control" })).toBeDefined();
  expect(actionOf(press("ArrowLeft"), { listener: "choices" })).toBeUndefined();
  expect(actionOf(press("k"), { listener: "text" })).toBeUndefined();
  expect(actionOf(press("k"), { listener: "field" })).toBeUndefined();
  expect(actionOf(press("k"), { underDialog: true })).toBeUndefined();
  expect(actionOf(press("f", { ctrlKey: true }))).toBeUndefined();
});

test("UI-75 the sheet and the buttons name the keys that work", () => {
  const shown = (label: string) => keyLines({ clips: true, sound: true }).find((line) => line.label === label)?.keys;
  expect(shown("Play or pause")).toEqual(["Space", "K"]);
  expect(shown("5 seconds back, forward")).toEqual(["J", "L", "←", "→"]);
  expect(shown("To a tenth of the recording")).toEqual(["0", "…", "9"]);
  expect(shown("Note")).toEqual(["N"]);
  expect(keyOf({ kind: "toggle" })).toBe("K");
  expect(keyOf({ kind: "change", by: 1 })).toBe(".");
});
