import { ApiError } from "@/lib/api-error";
import { ChunkSender, type SenderState } from "./chunk-sender";
import type { WaitingChunk } from "./chunk-shelf";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const chunkAt = (index: number): WaitingChunk => ({
  sessionId: "s",
  participantId: "p",
  takeId: "t",
  index,
  bytes: new ArrayBuffer(1),
  sha256: "",
  from: index,
  to: index + 1,
  clock: "",
  recordedAt: index,
});

/** A shelf with chunks, and a server that answers each attempt in turn: null, or the error's code. */
function stage(count: number, answers: (string | null)[]) {
  const shelf = Array.from({ length: count }, (_, index) => chunkAt(index));
  const sent: number[] = [];
  const states: SenderState[] = [];
  const sender = new ChunkSender({
    list: async () => [...shelf],
    remove: async ({ index }) => {
      shelf.splice(
        shelf.findIndex((one) => one.index === index),
        1,
      );
    },
    send: async ({ index }) => {
      const answer = answers.shift() ?? null;
      if (answer !== null) throw new ApiError(answer, "", answer === "RATE_LIMITED" ? { retryAfterSeconds: 40 } : {});
      sent.push(index);
    },
    changed: (state) => states.push(state),
  });
  const last = () => states.at(-1);
  return { sender, shelf, sent, last, states };
}

test("SND-20 a chunk stays on the shelf until the server has acknowledged it, and is tried again meanwhile", async () => {
  const { sender, shelf, sent, last } = stage(2, ["OFFLINE", "DISK_FULL", null]);
  sender.poke();
  await jest.advanceTimersByTimeAsync(500);
  expect([shelf.length, last()?.waiting, last()?.trouble]).toEqual([2, 2, "OFFLINE"]);
  await jest.advanceTimersByTimeAsync(1_000);
  expect([shelf.length, last()?.trouble]).toEqual([2, "DISK_FULL"]);
  await jest.advanceTimersByTimeAsync(2_000);
  expect([shelf, sent, last()?.waiting, last()?.trouble]).toEqual([[], [0, 1], 0, null]);
});

test("SND-20 once the network is back nobody waits for the end of a pause", async () => {
  const { sender, sent } = stage(1, ["RATE_LIMITED", null]);
  sender.poke();
  await jest.advanceTimersByTimeAsync(30_000);
  expect(sent).toEqual([]);
  sender.poke();
  await jest.advanceTimersByTimeAsync(0);
  expect(sent).toEqual([0]);
});

test("SND-20 what the server will never take is given up and counted, and what follows is sent", async () => {
  const { sender, shelf, sent, last } = stage(3, ["SOUND_REFUSED", "CONFLICT", null]);
  sender.poke();
  await jest.advanceTimersByTimeAsync(0);
  expect([shelf, sent]).toEqual([[], [2]]);
  expect(last()).toEqual({ waiting: 0, trouble: null, refused: 2, refusedBy: "CONFLICT" });
});

test("SND-20 a chunk that was damaged on its way is sent again, but not for ever", async () => {
  const { sender, shelf, sent, last } = stage(2, [
    "VALIDATION",
    null,
    ...Array.from({ length: 4 }, () => "VALIDATION"),
  ]);
  sender.poke();
  await jest.advanceTimersByTimeAsync(1_000);
  expect([sent, shelf.length, last()?.refused]).toEqual([[0], 1, 0]);
  await jest.advanceTimersByTimeAsync(30_000);
  expect([sent, shelf, last()?.refused]).toEqual([[0], [], 1]);
});

test("SND-20 after hours offline chunks are sent at a pace that leaves room for other requests", async () => {
  const { sender, sent } = stage(100, []);
  sender.poke();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(sent.length).toBeGreaterThan(30);
  expect(sent.length).toBeLessThanOrEqual(41);
  await jest.advanceTimersByTimeAsync(20_000);
  expect(sent).toHaveLength(100);
});

test("SND-20 a chunk that comes while another is on its way is sent after it", async () => {
  const { sender, shelf, sent } = stage(1, []);
  sender.poke();
  shelf.push(chunkAt(1));
  sender.poke();
  await jest.advanceTimersByTimeAsync(0);
  expect(sent).toEqual([0, 1]);
  shelf.push(chunkAt(2));
  sender.poke();
  await jest.advanceTimersByTimeAsync(0);
  expect(sent).toEqual([0, 1, 2]);
});
