import { isComposing } from "./composing";
import { digitWords, modifiedDigit } from "./digit-key";

const pressed = (change: object) => ({ code: "Digit3", altKey: false, ctrlKey: false, metaKey: false, ...change });

test.each([
  ["Alt and a digit", pressed({ altKey: true }), false, 3],
  ["the digit alone", pressed({}), false, undefined],
  ["AltGr, which is Ctrl and Alt and writes a character", pressed({ altKey: true, ctrlKey: true }), false, undefined],
  ["Control on a Mac", pressed({ ctrlKey: true }), true, 3],
  ["Option on a Mac, which writes a character", pressed({ altKey: true }), true, undefined],
  ["Alt and a letter", pressed({ altKey: true, code: "KeyE" }), false, undefined],
] as const)("UI-116 %s", (_what, event, mac, digit) => expect(modifiedDigit(event, mac)).toBe(digit));

test("UI-116 digit shortcuts are shown with the right modifier", () => {
  expect([digitWords(1, false), digitWords(1, true)]).toEqual(["Alt 1", "⌃1"]);
});

test.each([
  ["while a composition is open", { isComposing: true, keyCode: 13 }, true],
  ["of Safari's input method, which has just closed it", { isComposing: false, keyCode: 229 }, true],
  ["of nobody's but the writer's", { isComposing: false, keyCode: 13 }, false],
])("UI-111 an Enter %s", (_when, event, expected) => {
  expect(isComposing(event as KeyboardEvent)).toBe(expected);
  expect(isComposing({ nativeEvent: event } as unknown as KeyboardEvent)).toBe(expected);
});
