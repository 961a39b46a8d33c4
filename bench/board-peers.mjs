// Our board server beside a bare relay, in turns. npm run bench [-- workloads] [-- --short]

import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { median, round } from "./load/statistics.mjs";
import { OURS, RELAY } from "./peers/contenders.mjs";
import { throughput } from "./workloads/throughput.mjs";

const say = (text) => console.log(`▸ ${text}`);
const wanted = process.argv.slice(2);
const names = wanted.length > 0 ? wanted : ["paced", "saturated"];
const dataDir = await mkdtemp(path.join(tmpdir(), "casement-bench-"));
try {
  for (const name of names) {
    const workload = throughput(name);
    say(`${name}: making ${workload.sessions} sessions`);
    const child = fork(new URL("peers/sessions.mjs", import.meta.url), [dataDir, String(workload.sessions)]);
    const sessions = await new Promise((resolve) => child.once("message", resolve));
    const results = await workload.run({ contenders: [RELAY, OURS], sessions, dataDir, say });
    const relay = results.find((r) => r.name === "relay");
    const table = {};
    for (const r of results) {
      const m = (f) => median(r.rounds.map(f));
      const ratios = r.rounds.map((x, i) => x.serverUs / relay.rounds[i].serverUs);
      const p50 = r.rounds.map((x, i) => x.relayMs.p50 / relay.rounds[i].relayMs.p50);
      table[r.name] = {
        us: round(m((x) => x.serverUs)),
        ratio: round(median(ratios)),
        min: round(Math.min(...ratios)),
        max: round(Math.max(...ratios)),
        "db us": round(m((x) => x.databaseUs)),
        p50: round(m((x) => x.relayMs.p50)),
        "p50 ratio": round(median(p50)),
        p99: round(m((x) => x.relayMs.p99)),
        saved50: round(m((x) => x.savedMs.p50 ?? 0)),
        saved99: round(m((x) => x.savedMs.p99 ?? 0)),
        missing: r.rounds.at(-1).missing,
        "all us": round(r.all.serverUs),
        "delivered/s": round(
          m((x) => (x.delivered / x.ms) * 1000),
          0,
        ),
      };
      if (r.rounds.some((x) => x.askedAgain || x.closed.length || x.notices.length))
        console.log(
          r.name,
          JSON.stringify(r.rounds.map(({ askedAgain, closed, notices }) => ({ askedAgain, closed, notices }))).slice(
            0,
            600,
          ),
        );
    }
    console.table(table);
  }
} finally {
  await rm(dataDir, { recursive: true, force: true });
}
