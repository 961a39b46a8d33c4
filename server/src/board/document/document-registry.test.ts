import { FIRST_EPOCH } from "@casement/shared/document/schema";
import { emptyState } from "@casement/shared/session-log/state";
import { createLogger } from "../../platform/logger.js";
import { NO_METRICS } from "../../platform/metrics/metrics.js";
import { BOARD_LIMITS } from "../board-limits.js";
import type { BoardStorage, NewSegment } from "../storage/board-storage.js";
import { QuietDoc } from "../storage/quiet-doc.js";
import { Authors } from "../validation/authors.js";
import { DocumentRegistry } from "./document-registry.js";

/** A storage that keeps nothing, and packs only when it is told to. */
class SlowPacking implements BoardStorage {
  packing = 0;
  most = 0;
  packed: string[] = [];
  readonly #finish: (() => void)[] = [];
  #segment = 0n;

  async load() {
    return {
      doc: new QuietDoc(),
      authors: new Authors(),
      epoch: FIRST_EPOCH,
      lastSegment: 0n,
      segmentsSinceKeyframe: 0,
    };
  }

  async append(segments: readonly NewSegment[]) {
    this.#segment += 1n;
    return new Map(segments.map(({ sessionId }) => [sessionId, this.#segment]));
  }

  async saveKeyframe() {}
  async saveHash() {}

  async pack(sessionId: string) {
    this.packing += 1;
    this.most = Math.max(this.most, this.packing);
    await new Promise<void>((resolve) => this.#finish.push(resolve));
    this.packing -= 1;
    this.packed.push(sessionId);
  }

  finishOne(): void {
    this.#finish.shift()?.();
  }
}

function begin(goesOn = async () => true) {
  const storage = new SlowPacking();
  const registry = new DocumentRegistry({
    storage,
    clock: { now: () => Date.now() },
    logger: createLogger("silent"),
    metrics: NO_METRICS,
    goesOn,
    readState: async () => emptyState,
    limits: { ...BOARD_LIMITS, unloadAfterMs: 0 },
    onTrouble: () => undefined,
  });
  return { storage, registry };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}

test("BRD-124 when everybody leaves all rooms at once, they are unloaded two at a time", async () => {
  const { storage, registry } = begin();
  const rooms = Array.from({ length: 20 }, (_, number) => `room-${number}`);
  for (const room of rooms) await registry.open(room);
  for (const room of rooms) registry.release(room);
  while (storage.packed.length < rooms.length) {
    await until(() => storage.packing > 0);
    storage.finishOne();
  }
  expect(storage.most).toBe(2);
  expect(storage.packed.sort()).toEqual([...rooms].sort());
  await registry.close(1000);
});

test("BRD-124 whoever comes back while a room waits to be unloaded finds it as it was, and waits for nobody", async () => {
  const { storage, registry } = begin();
  const documents = new Map<string, unknown>();
  for (const room of ["a", "b", "c"]) documents.set(room, await registry.open(room));
  for (const room of ["a", "b"]) registry.release(room);
  await until(() => storage.packing === 2);
  registry.release("c");
  // The room's own timer was set before this one.
  await new Promise((resolve) => setTimeout(resolve, 1));
  expect(await registry.open("c")).toBe(documents.get("c"));
  storage.finishOne();
  storage.finishOne();
  await until(() => storage.packed.length === 2);
  expect(registry.peek("c")).toBe(documents.get("c"));
  await registry.close(1000);
});

test("BRD-126 a room that is left again while it is put away has one document, which whoever comes next gets", async () => {
  const answers: (() => void)[] = [];
  const { storage, registry } = begin(() => new Promise((resolve) => answers.push(() => resolve(true))));
  /** What has begun goes on as far as it can. */
  const goOn = async () => {
    for (let turn = 0; turn < 30; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      storage.finishOne();
    }
  };
  const look = async () => {
    await registry.open("a");
    registry.release("a");
  };
  await look();
  await until(() => answers.length === 1);
  await look();
  await goOn();
  answers[0]?.();
  await goOn();
  const held = await registry.open("a");
  for (const answer of answers) answer();
  await goOn();
  expect(registry.peek("a")).toBe(held);
  expect(await registry.open("a")).toBe(held);
  await registry.close(1000);
});
