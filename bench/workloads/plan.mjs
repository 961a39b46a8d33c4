import { awareness } from "./awareness.mjs";
import { garbage } from "./garbage.mjs";
import { idleRooms } from "./idle-rooms.mjs";
import { join } from "./join.mjs";
import { kill } from "./kill.mjs";
import { slowReader } from "./slow-reader.mjs";
import { throughput } from "./throughput.mjs";

const FULL = [
  throughput("paced", { rounds: 5 }),
  throughput("saturated", { rounds: 5 }),
  throughput("rooms", { rounds: 3 }),
  join({ rounds: 5 }),
  awareness({ rounds: 5 }),
  slowReader({}),
  idleRooms({}),
  garbage({ seconds: 10 }),
  kill({ rounds: 5 }),
];

/** Rougher figures within five minutes: without the idle rooms, which take that long to be unloaded. */
const SHORT = [
  throughput("paced", { rounds: 2, round: { perSecond: 30, seconds: 3 } }),
  throughput("saturated", { rounds: 2, round: { window: 64, updates: 800 } }),
  throughput("rooms", { rounds: 1, rooms: 100, round: { perSecond: 8, seconds: 5 } }),
  join({ rounds: 2, updates: 5000 }),
  awareness({ rounds: 1 }),
  slowReader({ mib: 16 }),
  garbage({ seconds: 3 }),
  kill({ rounds: 1 }),
];
/** Only when they are named. */
const SHORT_BUT_SLOW = [idleRooms({ rooms: 40 })];

/** The named workloads, or all of them. @param {string[]} names @param {boolean} short */
export function planWorkloads(names, short) {
  const all = !short ? FULL : names.length === 0 ? SHORT : [...SHORT, ...SHORT_BUT_SLOW];
  const unknown = names.filter((name) => !all.some((workload) => workload.name === name));
  if (unknown.length > 0) {
    throw new Error(`no workload ${unknown.join(", ")}; there are ${all.map(({ name }) => name).join(", ")}`);
  }
  return names.length === 0 ? all : all.filter(({ name }) => names.includes(name));
}
