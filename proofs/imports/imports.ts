import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { Browser } from "../../server/src/testing/browser.js";
import { prepareProcess } from "../live/stage.js";
import { neverHappened } from "../never-happened.js";
import { percentile } from "../page/figures.js";
import type { Finding, Given, Proof } from "../proof.js";
import { HonestWork } from "./honest.js";
import { hostileFiles } from "./hostile-files.js";
import { LoopHolds } from "./loop-holds.js";
import { longRecord } from "./record-files.js";

/** Longest time for which the loop may be held, in ms of processor time. */
const MOST_HELD_MS = 50;
/** Less than the twenty files that an account may import in an hour. */
const FILES_AN_ACCOUNT = 15;
/** How often the probe reports. */
const TOLD_EVERY_MS = 250;
const PROBE = path.resolve("proofs/imports/loop-probe.mjs");

/**
 * No file stops the server for others: hostile and huge files against a real server, while somebody is at work. `most`:
 * size of the largest in MB; `files`: how many of the hostile ones; `held`: longest time of a held loop,
 * in ms of processor time; `built` 0 runs the sources.
 */
export const imports: Proof = async (
  { most = 64, files = 100, held = MOST_HELD_MS, built = 1 }: Given,
  say,
): Promise<Finding> => {
  const folder = await mkdtemp(path.join(tmpdir(), "casement-imports-"));
  const probed = path.join(folder, "loop.jsonl");
  await writeFile(probed, "");
  Object.assign(process.env, { LOOP_PROBE_FILE: probed, SIGN_UP: "open", DEMO: "off" });
  const stage = await prepareProcess(built === 1, pathToFileURL(PROBE).href);
  try {
    await stage.server.start();
    const senders = new Senders(stage.server.origin);
    const holds = new LoopHolds(probed);
    const honest = await HonestWork.begin(stage.server.origin, stage.cast.owner);
    const before = await settled(holds);
    const attack = await attackWith(senders, holds, { most, files, mostHeldMs: held }, say);
    const after = await settled(holds);
    await honest.end();
    const { faults, answers, heldMs, wallMs, starvedMs, ...figures } = attack;
    faults.push(...neverHappened({ "files sent": senders.sent, "honest commands": honest.tookMs.length }));
    if (stage.server.hasDied) faults.push("the server died");
    return {
      figures: {
        ...figures,
        "files sent": senders.sent,
        ...Object.fromEntries([...answers].map(([status, count]) => [`answered ${status}`, count])),
        "longest hold of the loop, processor time, ms": round(heldMs),
        "longest by the clock, ms": round(wallMs),
        "longest wait for a processor, ms": round(starvedMs),
        "honest commands": honest.tookMs.length,
        "honest command p50 ms": percentile(honest.tookMs, 0.5),
        "p99 ms": percentile(honest.tookMs, 0.99),
        "longest ms": percentile(honest.tookMs, 1),
        "memory before, MB": megabytes(before.rss),
        "memory after, MB": megabytes(after.rss),
        faults: faults.length,
      },
      faults,
    };
  } finally {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
};

interface Attack {
  readonly most: number;
  readonly files: number;
  readonly mostHeldMs: number;
}

async function attackWith(
  senders: Senders,
  holds: LoopHolds,
  { most, files, mostHeldMs }: Attack,
  say: (line: string) => void,
) {
  const faults: string[] = [];
  const answers = new Map<number, number>();
  const took: Record<string, number> = {};
  let largest = "";
  const worst = { heldMs: 0, wallMs: 0, starvedMs: 0 };
  const sizes = [1, 4, 16, 64].filter((size) => size <= most);
  const long = sizes.map((size) => ({
    name: `a record of ${size} MB`,
    make: () => longRecord(size),
    answered: [201],
    size,
  }));
  for (const { name, make, answered, ...rest } of [...hostileFiles(most).slice(0, files), ...long]) {
    const body = make();
    await holds.since();
    const began = performance.now();
    const { status, message, id } = await senders.send(body);
    const seconds = (performance.now() - began) / 1000;
    // The probe's last report may be a quarter of a second old.
    const held = await settled(holds);
    if ("size" in rest && rest.size === sizes.at(-1)) largest = id;
    if ("size" in rest) took[`${rest.size} MB (${body.length} bytes), s`] = round(seconds);
    answers.set(status, (answers.get(status) ?? 0) + 1);
    worst.heldMs = Math.max(worst.heldMs, held.heldMs);
    worst.wallMs = Math.max(worst.wallMs, held.wallMs);
    worst.starvedMs = Math.max(worst.starvedMs, held.starvedMs);
    say(
      `${name}: ${status} after ${round(seconds)} s, held ${round(held.heldMs)} ms, memory ${megabytes(held.rss)} MB; ${message}`,
    );
    if (!answered.includes(status)) faults.push(`${name}: answered ${status}, ${message}`);
    if (held.ticks === 0) faults.push(`${name}: the loop was not watched`);
    if (held.heldMs > mostHeldMs) faults.push(`${name}: held the loop for ${round(held.heldMs)} ms`);
  }
  return { faults, answers, ...worst, ...took, ...(await openAll(senders, holds, largest, say)) };
}

/** Ways to read the largest record, which is larger than any interview's: measured, but no part of the promise. */
const WAYS = ["state", "playback", "record", "player"] as const;

async function openAll(senders: Senders, holds: LoopHolds, sessionId: string, say: (line: string) => void) {
  const figures: Record<string, number> = {};
  for (const way of WAYS) {
    await holds.since();
    const status = await senders.open(`/sessions/${sessionId}/${way}`);
    const { heldMs } = await settled(holds);
    figures[`then its ${way} held the loop for, ms`] = round(heldMs);
    say(`its ${way}: ${status}, held ${round(heldMs)} ms`);
  }
  return figures;
}

const round = (value: number) => Math.round(value * 10) / 10;
const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024);

/** Waits until the probe has reported everything so far; memory is measured at the end. */
async function settled(holds: LoopHolds) {
  await wait(2 * TOLD_EVERY_MS);
  return holds.since();
}

/** Enough accounts for any number of files. */
class Senders {
  readonly #origin: string;
  #browser: Browser | null = null;
  sent = 0;
  #accounts = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  async send(body: Buffer): Promise<{ status: number; message: string; id: string }> {
    const browser = await this.#next();
    const answer = await browser.send("POST", "/sessions/imports", {
      body: new Blob([new Uint8Array(body)]),
      headers: { "content-type": "application/x-ndjson" },
    });
    return { status: answer.status, message: String(answer.body.message ?? ""), id: String(answer.body.id ?? "") };
  }

  /** Reads something of the session imported last. */
  async open(path: string): Promise<number> {
    return (await this.#browser?.get(path))?.status ?? 0;
  }

  async #next(): Promise<Browser> {
    this.sent += 1;
    if (this.#browser !== null && this.sent % FILES_AN_ACCOUNT !== 0) return this.#browser;
    this.#accounts += 1;
    this.#browser = new Browser(this.#origin);
    const account = { name: `Sender ${this.#accounts}`, email: `sender-${this.#accounts}@example.org` };
    const { status } = await this.#browser.post("/accounts", { ...account, password: "an orchard of pears" });
    if (status !== 201) throw new Error(`no account for a sender: ${status}`);
    return this.#browser;
  }
}
