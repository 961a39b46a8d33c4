import { ProcessorClock } from "./processor-clock.js";

/** Holds the thread for so long without a processor, as when other processes have them all. */
function starve(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** Works until it had the processor for so long. */
function work(ms: number): void {
  const began = process.cpuUsage();
  const had = () => process.cpuUsage(began);
  while (had().user + had().system < ms * 1000);
}

test("SEC-58 time in which other processes have the processor does not count", () => {
  const clock = new ProcessorClock();
  const began = clock.now();
  starve(400);
  expect(clock.now() - began).toBeLessThan(200);
});

test("SEC-58 work counts, whatever came before it", () => {
  const clock = new ProcessorClock();
  starve(20);
  const began = clock.now();
  work(100);
  const took = clock.now() - began;
  expect(took).toBeGreaterThan(95);
});

test("SEC-58 the clock never goes back", () => {
  const clock = new ProcessorClock();
  let last = clock.now();
  for (let round = 0; round < 3000; round += 1) {
    if (round % 300 === 0) starve(2);
    const now = clock.now();
    expect(now).toBeGreaterThanOrEqual(last);
    last = now;
  }
});
