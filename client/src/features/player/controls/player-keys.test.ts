import { actionOfKey, type PressedKey } from "./player-keys";

const press = (key: string, change: Partial<PressedKey> = {}): PressedKey => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});

test.each([
  [" ", { kind: "toggle" }],
  ["K", { kind: "toggle" }],
  ["j", { kind: "leap", by: -1 }],
  ["ArrowRight", { kind: "leap", by: 1 }],
  [",", { kind: "event", by: -1 }],
  [">", { kind: "rate", by: 1 }],
  ["7", { kind: "seekToTenth", tenth: 7 }],
  ["n", { kind: "jump", to: "note", by: 1 }],
  ["x", null],
])("UI-75 the key %s does what it does in video players", (key, action) => {
  expect(actionOfKey(press(key), "page")).toEqual(action);
});

test("UI-75 with Shift a jump goes back", () => {
  expect(actionOfKey(press("N", { shiftKey: true }), "page")).toEqual({ kind: "jump", to: "note", by: -1 });
});

test("UI-76 a key that something else listens to is left to it", () => {
  expect(actionOfKey(press(" "), "control")).toBeNull();
  expect(actionOfKey(press("ArrowLeft"), "control")).not.toBeNull();
  expect(actionOfKey(press("ArrowLeft"), "choices")).toBeNull();
  expect(actionOfKey(press("k"), "typing")).toBeNull();
  expect(actionOfKey(press("k"), "dialog")).toBeNull();
  expect(actionOfKey(press("f", { ctrlKey: true }), "page")).toBeNull();
});
