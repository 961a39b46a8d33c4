import { offsetOf, ServerClock } from "./server-clock";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("STP-54 a late question and a late answer together say more than either", () => {
  const lateQuestion = { sentAt: 1000, receivedAt: 1410, serverNow: 51_400 };
  const lateAnswer = { sentAt: 2000, receivedAt: 2900, serverNow: 52_010 };
  expect(Math.abs((offsetOf([lateQuestion, lateAnswer]) ?? 0) - 50_000)).toBeLessThan(11);
});

test("STP-54 without a sample there is no offset, nor from samples that contradict", () => {
  expect(offsetOf([])).toBeNull();
  const early = { sentAt: 1000, receivedAt: 1010, serverNow: 51_005 };
  expect(offsetOf([early, { sentAt: 2000, receivedAt: 2010, serverNow: 57_005 }])).toBeNull();
});

/** A server that is so far ahead of the page's own time base, and takes a while each way. */
function talkTo(server: { ahead: number }, thereMs: number, backMs: number) {
  const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  return new ServerClock(async () => {
    await pass(thereMs);
    const serverNow = Math.floor(performance.now() + server.ahead);
    await pass(backMs);
    return { serverNow };
  });
}

test("STP-54 a first message that was read late is put right by the first answer, and screens hear of it", async () => {
  const clock = talkTo({ ahead: 50_000 }, 10, 10);
  const heard: number[] = [];
  clock.onJump(() => heard.push(Math.round(clock.now() - performance.now())));
  clock.hint(performance.now() + 50_000 - 900);
  void clock.measure();
  await jest.advanceTimersByTimeAsync(20);
  expect(heard).toEqual([49_100, 50_001]);
});

test("STP-54 when a clock was set or stood still, what was measured before counts no more", async () => {
  const server = { ahead: 50_000 };
  const clock = talkTo(server, 5, 5);
  void clock.measure();
  await jest.advanceTimersByTimeAsync(200);
  server.ahead = 350_000;
  void clock.measure();
  await jest.advanceTimersByTimeAsync(10);
  expect(Math.abs(clock.now() - performance.now() - 350_000)).toBeLessThan(2);
});
