import { offsetOf, ServerClock } from "./server-clock";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("STP-54 a late question and a late answer together narrow the offset more than either", () => {
  const lateQuestion = { sentAt: 1000, receivedAt: 1410, serverNow: 51_400 };
  const lateAnswer = { sentAt: 2000, receivedAt: 2900, serverNow: 52_010 };
  expect(Math.abs((offsetOf([lateQuestion, lateAnswer]) ?? 0) - 50_000)).toBeLessThan(11);
});

test("STP-54 without a sample there is no offset, nor from samples that contradict", () => {
  expect(offsetOf([])).toBeNull();
  const early = { sentAt: 1000, receivedAt: 1010, serverNow: 51_005 };
  expect(offsetOf([early, { sentAt: 2000, receivedAt: 2010, serverNow: 57_005 }])).toBeNull();
});

/** A server whose clock is ahead of the page's time base by this much, with a delay each way. */
function talkTo(server: { ahead: number }, thereMs: number, backMs: number) {
  const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  return new ServerClock(async () => {
    await pass(thereMs);
    const serverNow = Math.floor(performance.now() + server.ahead);
    await pass(backMs);
    return { serverNow };
  });
}

test("STP-54 the first answer corrects a first message that was read late, and screens are told", async () => {
  const clock = talkTo({ ahead: 50_000 }, 10, 10);
  const heard: number[] = [];
  clock.onJump(() => heard.push(Math.round(clock.now() - performance.now())));
  clock.hint(performance.now() + 50_000 - 900);
  void clock.measure();
  await jest.advanceTimersByTimeAsync(20);
  expect(heard).toEqual([49_100, 50_001]);
});

test("STP-54 after a clock was set or stood still, earlier samples no longer count", async () => {
  const server = { ahead: 50_000 };
  const clock = talkTo(server, 5, 5);
  void clock.measure();
  await jest.advanceTimersByTimeAsync(200);
  server.ahead = 350_000;
  void clock.measure();
  await jest.advanceTimersByTimeAsync(10);
  expect(Math.abs(clock.now() - performance.now() - 350_000)).toBeLessThan(2);
});
