import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { systemClock } from "../../server/src/platform/clock.js";
import type { FakeClock } from "../../server/src/testing/fake-clock.js";
import { ServerProcess } from "../../server/src/testing/server-process.js";
import { type Actor, type Cast, seat, seatCast, startStage } from "../../server/src/testing/session-stage.js";
import { createTestDatabase } from "../../server/src/testing/test-database.js";
import { neverHappened } from "../never-happened.js";
import { percentile } from "../page/figures.js";
import type { Proof } from "../proof.js";
import { FlooderProcess } from "./flooder-process.js";
import { GUESTS } from "./guests.js";
import { HonestPair } from "./honest.js";
import { STRANGERS } from "./strangers.js";
import type { Tally, Target } from "./target.js";

/** Heap limit of the server, in MB. */
const HEAP_MB = 512;
const CALM_MS = 10_000;
const LOOK_EVERY_MS = 250;
/** After a flood memory must return to at most this many times its former size, within the time below. */
const BACK_TO = 1.2;
const BACK_WITHIN_MS = 60_000;
const MB = 1024;

/**
 * Floods by strangers and by guests, one kind after another, while two honest people work. `first`, `count`: which
 * kinds; `mostMs`: largest honest p99 allowed, 0 to measure only.
 */
export const floods: Proof = async (
  { seconds = 10, first = 1, count = 99, lanes = 8, mostMs = 250, built = 1, calmMs = CALM_MS, warmMs = 300 },
  say,
) => {
  const kinds = [...Object.keys(STRANGERS), ...Object.keys(GUESTS)].slice(first - 1, first - 1 + count);
  const stage = await besieged(built === 1);
  const flooder = new FlooderProcess();
  const faults: string[] = [];
  const all: number[] = [];
  let [sent, answered, peak, worst] = [0, 0, 0, ""];
  let worstMs = 0;
  try {
    const honest = new HonestPair(stage.server.origin, stage.cast.owner, stage.cast.candidate);
    await honest.begin();
    // Each kind once for a moment: memory for compiled code does not count as the flood's.
    for (const kind of kinds) await flooder.flood({ kind, target: stage.target, lanes: 1, ms: warmMs });
    await wait(calmMs);
    honest.read();
    await wait(calmMs);
    const calm = honest.read();
    const before = await stage.memory();
    say(`calm: p50 ${ms(calm, 0.5)}, p99 ${ms(calm, 0.99)} ms, ${before} MB`);
    for (const kind of kinds) {
      const flooding = flooder.flood({ kind, target: stage.target, lanes, ms: seconds * 1000 });
      const highest = await watch(flooding, stage.memory);
      const tally = await flooding;
      const took = await honest.readSome();
      say(line(kind, tally, took, highest));
      if (stage.server.hasDied) faults.push(`${kind}: the server's process ended`);
      if (tally.sent === 0) faults.push(`${kind}: nothing was sent`);
      if (mostMs > 0 && ms(took, 0.99) > mostMs) faults.push(`${kind}: honest p99 ${ms(took, 0.99)} ms`);
      if (ms(took, 0.99) > worstMs) [worst, worstMs] = [kind, ms(took, 0.99)];
      all.push(...took);
      [sent, answered, peak] = [sent + tally.sent, answered + tally.answered, Math.max(peak, highest)];
      if (faults.some((fault) => fault.includes("process ended"))) break;
    }
    const { after, backAfterMs } = await settle(stage.memory, before);
    if (mostMs > 0 && after > before * BACK_TO) faults.push(`memory stayed at ${after} MB, ${before} before`);
    await honest.end();
    faults.push(...new Set(honest.faults));
    const counts = {
      kinds: kinds.length,
      "packets, requests and connections sent": sent,
      answered,
      "honest commands without floods": calm.length,
      "honest commands": all.length,
    };
    faults.push(...neverHappened(counts));
    const figures = {
      "seconds each": seconds,
      ...counts,
      "honest p50 without floods, ms": ms(calm, 0.5),
      "honest p99 without floods, ms": ms(calm, 0.99),
      "honest p50, ms": ms(all, 0.5),
      "honest p99, ms": ms(all, 0.99),
      "worst kind's p99, ms": `${worstMs} (${worst})`,
      "longest, ms": ms(all, 1),
      "memory before, MB": before,
      "memory at most, MB": peak,
      "memory after, MB": `${after} (${Math.round(backAfterMs / 1000)} s later)`,
      "ended by itself": stage.server.hasDied ? 1 : 0,
    };
    return { figures, faults };
  } finally {
    await flooder.end();
    await stage.close();
  }
};

const ms = (took: readonly number[], share: number) => Math.round(percentile([...took], share));

function line(kind: string, { sent, answered, ended }: Tally, took: readonly number[], highest: number): string {
  const honest = `honest ${took.length}, p50 ${ms(took, 0.5)}, p99 ${ms(took, 0.99)}, longest ${ms(took, 1)} ms`;
  return `${kind}: sent ${sent}, answered ${answered}, ended ${ended}; ${honest}; ${highest} MB`;
}

/** Returns the most memory used until the flood was over. */
async function watch(flooding: Promise<unknown>, memory: () => Promise<number>): Promise<number> {
  let [highest, over] = [0, false];
  const end = flooding.then(() => {
    over = true;
  });
  while (!over) {
    highest = Math.max(highest, await memory());
    await Promise.race([wait(LOOK_EVERY_MS), end]);
  }
  return highest;
}

async function settle(memory: () => Promise<number>, before: number) {
  const began = performance.now();
  for (;;) {
    const [after, backAfterMs] = [await memory(), performance.now() - began];
    if (after <= before * BACK_TO || backAfterMs > BACK_WITHIN_MS) return { after, backAfterMs };
    await wait(LOOK_EVERY_MS);
  }
}

interface Besieged {
  readonly server: ServerProcess;
  readonly cast: Cast;
  readonly target: Target;
  /** Resident memory of the server process, in MB. */
  memory(): Promise<number>;
  close(): Promise<void>;
}

/** Starts the real server in a process with little memory, and an interview with two hostile guests. */
async function besieged(built: boolean): Promise<Besieged> {
  const database = await createTestDatabase();
  const dataDir = await mkdtemp(path.join(tmpdir(), "casement-floods-"));
  const stage = await startStage(database.prisma, systemClock as FakeClock);
  const cast = await seatCast(stage.deps);
  const [candidate, observer] = [
    await seat(stage.deps, cast.sessionId, "candidate"),
    await seat(stage.deps, cast.sessionId, "observer"),
  ];
  await stage.deps.sessionLogs.commit(cast.sessionId, null, () => [
    { kind: "session.started", payload: { prompt: "Design it." } },
    { kind: "step.entered", payload: { stepIndex: 0 } },
  ]);
  await stage.stop();
  const server = await ServerProcess.prepare(database.url, dataDir, built, [`--max-old-space-size=${HEAP_MB}`]);
  await server.start();
  const { hostname: host, port } = new URL(server.origin);
  const guest = ({ cookie, sessionId }: Actor) => ({ cookie, sessionId });
  return {
    server,
    cast,
    target: { host, port: Number(port), origin: server.origin, candidate: guest(candidate), observer: guest(observer) },
    memory: async () => residentMb(server.pid),
    close: async () => {
      await server.end("SIGKILL");
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Returns 0 once the process has ended. */
async function residentMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / MB);
}
