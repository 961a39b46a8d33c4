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
  const began = clock.begin();
  starve(400);
  expect(clock.since(began)).toBeLessThan(200);
});

test("SEC-58 work counts, whatever came before it", () => {
  const clock = new ProcessorClock();
  starve(20);
  const began = clock.begin();
  work(100);
  expect(clock.since(began)).toBeGreaterThan(95);
});

test("SEC-58 what was worked before does not count", () => {
  const clock = new ProcessorClock();
  work(300);
  const began = clock.begin();
  starve(400);
  expect(clock.since(began)).toBeLessThan(200);
});

test("SEC-58 work within work counts for both", () => {
  const clock = new ProcessorClock();
  const outer = clock.begin();
  const inner = clock.begin();
  work(100);
  expect(clock.since(inner)).toBeGreaterThan(95);
  expect(clock.since(outer)).toBeGreaterThan(95);
});
