import type { AppError } from "@casement/shared/contract/errors";
import { FakeClock } from "../../testing/fake-clock.js";
import { TokenBuckets } from "./token-bucket.js";

const LIMIT = { count: 5, perMs: 50_000 };

function attempts(buckets: TokenBuckets, key: string, count: number): number {
  let passed = 0;
  for (let index = 0; index < count; index += 1) {
    try {
      buckets.spend(key);
      passed += 1;
    } catch {
      return passed;
    }
  }
  return passed;
}

describe("token buckets", () => {
  test("SEC-12 a burst of `count`, then one for each share of the time", () => {
    const clock = new FakeClock();
    const buckets = new TokenBuckets(LIMIT, clock);
    expect(attempts(buckets, "a", 100)).toBe(5);
    clock.advance(10_000);
    expect(attempts(buckets, "a", 100)).toBe(1);
    clock.advance(1_000_000);
    expect(attempts(buckets, "a", 100)).toBe(5);
  });

  test("SEC-12 a refusal says after how many seconds to try again", () => {
    const clock = new FakeClock();
    const buckets = new TokenBuckets(LIMIT, clock);
    attempts(buckets, "a", 5);
    clock.advance(4_000);
    expect.assertions(2);
    try {
      buckets.spend("a");
    } catch (error) {
      expect((error as AppError).code).toBe("RATE_LIMITED");
      expect((error as AppError).details).toEqual({ retryAfterSeconds: 6 });
    }
  });

  test("SEC-12 keys do not share tokens, and a returned token can be spent again", () => {
    const buckets = new TokenBuckets(LIMIT, new FakeClock());
    attempts(buckets, "a", 5);
    expect(attempts(buckets, "b", 100)).toBe(5);
    buckets.giveBack("a");
    expect(attempts(buckets, "a", 100)).toBe(1);
  });

  test("SEC-12 a flood of keys drops only the one unused for longest", () => {
    const buckets = new TokenBuckets({ count: 1, perMs: 1e9 }, new FakeClock(), 3);
    for (const key of ["a", "b", "c"]) buckets.spend(key);
    expect(attempts(buckets, "a", 1)).toBe(0);
    buckets.spend("d");
    expect(attempts(buckets, "a", 1)).toBe(0);
    expect(attempts(buckets, "b", 1)).toBe(1);
  });

  test("SEC-12 a clock that is set back takes no tokens away", () => {
    const clock = new FakeClock();
    const buckets = new TokenBuckets(LIMIT, clock);
    buckets.spend("a");
    clock.advance(-60_000);
    expect(attempts(buckets, "a", 100)).toBe(4);
  });
});
