import { ApiError } from "@/lib/api-error";
import { watchAccess } from "./access-watch";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A page that asks `check`; tells how often it asked, and why it ended. */
function watching(check: () => Promise<void>) {
  const seen = { asked: 0, reasons: [] as string[] };
  const watch = watchAccess(
    () => {
      seen.asked += 1;
      return check();
    },
    ({ code }) => seen.reasons.push(code),
  );
  return { seen, watch };
}

const halfMinute = () => jest.advanceTimersByTimeAsync(30_000);

test("REC-75 an open page asks every half minute, on play and when it comes into view", async () => {
  const { seen, watch } = watching(async () => undefined);
  await halfMinute();
  await halfMinute();
  expect(seen.asked).toBe(2);
  watch.ask();
  await jest.advanceTimersByTimeAsync(0);
  window.dispatchEvent(new Event("focus"));
  await jest.advanceTimersByTimeAsync(0);
  document.dispatchEvent(new Event("visibilitychange"));
  expect(seen.asked).toBe(5);
  watch.stop();
  await halfMinute();
  expect(seen).toEqual({ asked: 5, reasons: [] });
});

test.each(["SHARE_REVOKED", "SHARE_EXPIRED", "REMOVED"])(
  "REC-75 after %s it ends once, with the reason",
  async (code) => {
    const { seen } = watching(async () => {
      throw new ApiError(code, "No more.");
    });
    await halfMinute();
    await halfMinute();
    expect(seen).toEqual({ asked: 1, reasons: [code] });
  },
);

test.each(["OFFLINE", "INTERNAL", "RATE_LIMITED"])(
  "REC-75 %s says nothing about access, so it goes on asking",
  async (code) => {
    const { seen, watch } = watching(async () => {
      throw new ApiError(code, "Not now.");
    });
    await halfMinute();
    await halfMinute();
    expect(seen).toEqual({ asked: 2, reasons: [] });
    watch.stop();
  },
);
