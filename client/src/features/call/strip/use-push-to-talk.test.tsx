import { fireEvent, renderHook } from "@testing-library/react";
import { usePushToTalk } from "./use-push-to-talk";

/** A call with its microphone muted, whose key unmutes it as the room's keys do. */
function talk() {
  const call = {
    isMuted: true,
    setMuted: (isMuted: boolean) => {
      call.isMuted = isMuted;
    },
  };
  const { unmount } = renderHook(() => usePushToTalk(call));
  const press = () => {
    fireEvent.keyDown(window, { code: "KeyM", altKey: true });
    call.setMuted(!call.isMuted);
  };
  return { call, press, unmount };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("CAL-14 a muted person is heard while the key is held, and muted again once it is let go", () => {
  const { call, press } = talk();
  press();
  expect(call.isMuted).toBe(false);
  jest.advanceTimersByTime(1_000);
  fireEvent.keyUp(window, { code: "KeyM", altKey: true });
  expect(call.isMuted).toBe(true);
});

test("CAL-14 a key that is pressed shortly stays in force", () => {
  const { call, press } = talk();
  press();
  jest.advanceTimersByTime(100);
  fireEvent.keyUp(window, { code: "KeyM", altKey: true });
  expect(call.isMuted).toBe(false);
});

test("CAL-14 nobody stays unmuted by a key that is held while the window or the strip goes away", () => {
  const { call, press, unmount } = talk();
  press();
  fireEvent.blur(window);
  expect(call.isMuted).toBe(true);
  press();
  unmount();
  expect(call.isMuted).toBe(true);
});
