import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { request } from "node:http";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { newId } from "@casement/shared/lib/new-id";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import { chunkBytes, Speaker } from "../server/src/testing/sound-stage.js";
import { type ProcessStage, prepareProcess } from "./live/stage.js";
import { neverHappened } from "./never-happened.js";
import type { Proof } from "./proof.js";

type Random = ReturnType<typeof seededRandom>;

interface Sent {
  readonly index: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  acknowledged: boolean;
}

/** A browser that records all the time, and sends what was not acknowledged again and again. */
class Voice {
  readonly chunks: Sent[] = [];
  readonly counts = { acknowledged: 0, repeated: 0, reordered: 0, cut: 0, unanswered: 0 };
  readonly refusals: string[] = [];
  #speaking = false;
  #turn: Promise<void> = Promise.resolve();
  readonly #speaker: Speaker;

  constructor(
    speaker: Speaker,
    readonly random: Random,
  ) {
    this.#speaker = speaker;
  }

  get takeId(): string {
    return this.#speaker.takeId;
  }

  start(): void {
    this.#speaking = true;
    this.#turn = this.#speak();
  }

  stop(): Promise<void> {
    this.#speaking = false;
    return this.#turn;
  }

  async #speak(): Promise<void> {
    while (this.#speaking) {
      for (let added = 0; added < 3; added += 1)
        this.chunks.push({ index: this.chunks.length, bytes: chunkBytes(3_000), acknowledged: false });
      const waiting = this.chunks.filter(({ acknowledged }) => !acknowledged);
      if (this.random.next() < 0.2) {
        waiting.reverse();
        this.counts.reordered += 1;
      }
      for (const chunk of waiting) if (this.#speaking) await this.#send(chunk);
    }
  }

  async #send(chunk: Sent): Promise<void> {
    if (this.random.next() < 0.1) await this.#cutOff(chunk);
    const times = this.random.next() < 0.2 ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      const answer = await this.#speaker
        .send(chunk.index, chunk.bytes, { from: chunk.index, to: chunk.index + 1 })
        .catch(() => null);
      if (answer === null) this.counts.unanswered += 1;
      else if (answer.body.code === "RATE_LIMITED") await wait(500);
      else if (answer.status !== 204) this.refusals.push(`${answer.status} ${answer.body.code}`);
      if (answer?.status !== 204) return;
      this.counts[chunk.acknowledged ? "repeated" : "acknowledged"] += 1;
      chunk.acknowledged = true;
    }
  }

  #cutOff({ index, bytes }: Sent): Promise<void> {
    this.counts.cut += 1;
    const { url, headers } = this.#speaker.addressOf(index, bytes, { from: index, to: index + 1 });
    return new Promise((resolve) => {
      const sending = request(url, { method: "PUT", headers: { ...headers, "content-length": bytes.length } });
      sending.on("error", () => resolve());
      sending.on("response", () => resolve());
      sending.write(bytes.subarray(0, bytes.length / 2), () => sending.destroy());
    });
  }
}

/** Acknowledged chunks whose row or file is missing or differs. */
async function lost({ database, dataDir }: ProcessStage, voices: readonly Voice[]): Promise<string[]> {
  const faults: string[] = [];
  for (const { takeId, chunks } of voices) {
    const rows = await database.prisma.takeChunk.findMany({ where: { takeId } });
    const kept = new Map(rows.map((row) => [row.index, row]));
    for (const { index, bytes, acknowledged } of chunks) {
      const row = kept.get(index);
      if (row === undefined) {
        if (acknowledged) faults.push(`take ${takeId}: chunk ${index} has no row`);
        continue;
      }
      const file = await readFile(path.join(dataDir, "media", row.key.slice(0, 2), row.key)).catch(() => null);
      if (file === null || !file.equals(bytes))
        faults.push(`take ${takeId}: the file of chunk ${index} is not what was sent`);
      if (!createHash("sha256").update(bytes).digest().equals(Buffer.from(row.sha256)))
        faults.push(`take ${takeId}: the row of chunk ${index} is not of what was sent`);
    }
  }
  return faults;
}

/**
 * No chunk of sound that was acknowledged is lost when the server is killed. Three people send while it is killed at
 * random moments; a fifth of the chunks comes twice, a fifth of the rounds in reverse, a tenth is cut off first.
 * `round`: longest time that they send before an end, in ms.
 */
export const killSound: Proof = async ({ cycles = 100, seed = 1, round = 500, built = 1 }, say) => {
  const random = seededRandom(seed);
  const stage = await prepareProcess(built === 1, undefined, true);
  const { server, cast } = stage;
  const speakers = [cast.owner, cast.interviewer, cast.candidate];
  const begun = Date.now();
  const voices = speakers.map(
    (actor) => new Voice(new Speaker({ url: server.origin }, actor, newId(), begun), seededRandom(random.below(1e9))),
  );
  const faults: string[] = [];
  const sum = (count: keyof Voice["counts"]) => voices.reduce((total, { counts }) => total + counts[count], 0);
  try {
    for (let cycle = 1; cycle <= cycles; cycle += 1) {
      await server.start();
      for (const voice of voices) voice.start();
      // Mostly while part of this round is acknowledged; now and then before anything is.
      const before = sum("acknowledged");
      const patient = random.next() < 0.9;
      while (patient && sum("acknowledged") === before) await wait(5);
      await wait(random.below(round));
      await server.end("SIGKILL");
      await Promise.all(voices.map((voice) => voice.stop()));
      faults.push(...(await lost(stage, voices)).map((one) => `cycle ${cycle}: ${one}`));
      if (cycle % 20 === 0) say(`cycle ${cycle}: ${sum("acknowledged")} acknowledged, ${faults.length} lost`);
    }
    faults.push(...voices.flatMap(({ refusals }) => refusals));
    const figures = {
      seed,
      "ends of the server": cycles,
      acknowledged: sum("acknowledged"),
      "sent again": sum("repeated"),
      "rounds in reverse": sum("reordered"),
      "cut off": sum("cut"),
      "without an answer": sum("unanswered"),
    };
    faults.push(...neverHappened(figures));
    return { figures: { ...figures, faults: faults.length }, faults };
  } finally {
    await stage.close();
  }
};
