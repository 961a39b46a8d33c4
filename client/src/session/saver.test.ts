import { ApiError } from "@/lib/api-error";
import { AUTOSAVE_DELAY_MS, Saver, worstState } from "./saver";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const offline = () => Promise.reject(new ApiError("OFFLINE", "no"));

test("UI-40 edits in quick succession are saved once, with the last value", async () => {
  const saver = new Saver();
  const taken: string[] = [];
  const save = async (value: string) => void taken.push(value);
  saver.edit("score:a", "x", save);
  await jest.advanceTimersByTimeAsync(AUTOSAVE_DELAY_MS - 1);
  saver.edit("score:a", "xy", save);
  await jest.advanceTimersByTimeAsync(AUTOSAVE_DELAY_MS);
  expect(taken).toEqual(["xy"]);
  expect(worstState(saver.store.getState(), "score:")).toBe("saved");
});

test("UI-40 an edit made during a save is saved after it, never at the same time", async () => {
  const saver = new Saver();
  const begun: string[] = [];
  let finish: () => void = () => undefined;
  const save = (value: string) => {
    begun.push(value);
    return new Promise<void>((resolve) => {
      finish = resolve;
    });
  };
  saver.edit("k", "one", save, 0);
  await jest.advanceTimersByTimeAsync(0);
  saver.edit("k", "two", save, 0);
  await jest.advanceTimersByTimeAsync(60_000);
  expect(begun).toEqual(["one"]);
  finish();
  await jest.advanceTimersByTimeAsync(0);
  expect(begun).toEqual(["one", "two"]);
  finish();
  await jest.advanceTimersByTimeAsync(0);
  expect(saver.store.getState()).toEqual({});
});

test("UI-41 a save that fails keeps its value, says not saved, and is tried again until it is taken", async () => {
  const saver = new Saver();
  let reachable = false;
  let tries = 0;
  const save = () => {
    tries += 1;
    return reachable ? Promise.resolve() : offline();
  };
  saver.edit("note:1", { text: "kept" }, save, 0);
  await jest.advanceTimersByTimeAsync(20_000);
  expect(tries).toBeGreaterThan(3);
  expect(saver.store.getState()["note:1"]).toMatchObject({ state: "not-saved", value: { text: "kept" } });
  reachable = true;
  saver.flush();
  await jest.advanceTimersByTimeAsync(0);
  expect(worstState(saver.store.getState(), "note:")).toBe("saved");
});

test("UI-41 a refusal keeps its value and waits for a person", async () => {
  const saver = new Saver();
  let tries = 0;
  saver.edit(
    "note:1",
    "text",
    () => {
      tries += 1;
      return Promise.reject(new ApiError("FORBIDDEN", "no"));
    },
    0,
  );
  await jest.advanceTimersByTimeAsync(120_000);
  saver.flush();
  expect(tries).toBe(1);
  expect(saver.store.getState()["note:1"]).toMatchObject({ state: "refused", value: "text" });
  saver.discard("note:1");
  expect(saver.store.getState()).toEqual({});
});
