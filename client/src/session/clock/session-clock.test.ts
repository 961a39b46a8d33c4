import { liveClock } from "./session-clock";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function clockAt(start: number) {
  const listeners = new Set<() => void>();
  let now = start;
  const clock = liveClock({
    now: () => now,
    onJump: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const jumpTo = (at: number) => {
    now = at;
    for (const listener of [...listeners]) listener();
  };
  return { clock, jumpTo, listeners };
}

test("STP-53 a second that began before the screen asked is drawn at once, never a second late", () => {
  const renew = jest.fn();
  clockAt(12_005).clock.whenDue(12_000, renew);
  jest.advanceTimersByTime(0);
  expect(renew).toHaveBeenCalledTimes(1);
});

test("STP-53 a screen is renewed when its second is due, or when time has jumped", () => {
  const { clock, jumpTo, listeners } = clockAt(12_005);
  const renew = jest.fn();
  const end = clock.whenDue(13_000, renew);
  jest.advanceTimersByTime(994);
  expect(renew).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1);
  expect(renew).toHaveBeenCalledTimes(1);
  jumpTo(20_000);
  expect(renew).toHaveBeenCalledTimes(2);
  end();
  expect(listeners.size).toBe(0);
});
