import type { Limit } from "../../platform/limits/token-bucket.js";
import type { Rates } from "../metering/meter.js";

const KIB = 1024;
const MIB = 1024 * KIB;

/** What session sockets may send, counted before it is parsed. People's clicks and sentences stay far below. */
export const SESSION_RATES = {
  connection: { frames: [40, 200], bytes: [64 * KIB, 512 * KIB], processorMs: [300, 3000] },
  signIn: { frames: [80, 400], bytes: [128 * KIB, MIB], processorMs: [400, 4000] },
  session: { frames: [400, 2000], bytes: [MIB, 4 * MIB], processorMs: [600, 6000] },
  address: { frames: [400, 2000], bytes: [MIB, 8 * MIB], processorMs: [600, 6000] },
} as const satisfies Record<string, Rates>;

/** How long a connection may be paused in a row before it is closed. */
export const SESSION_PATIENCE_MS = 5000;

/** Commands of one connection: 20 a second, 60 at once. */
export const COMMAND_LIMIT: Limit = { count: 60, perMs: 3_000 };
/** Chat messages of one guest, over all their connections: one a second, 60 at once. */
export const CHAT_LIMIT: Limit = { count: 60, perMs: 60_000 };
/** Commands of the call of one person: five connections that begin, or begin again, take about 60 in a few seconds. */
export const CALL_LIMIT: Limit = { count: 240, perMs: 60_000 };
/** Snapshots for one person, because each is folded and sent whole. */
export const SNAPSHOT_LIMIT: Limit = { count: 60, perMs: 60_000 };
/** Most commands of one connection that wait for their answers. */
export const MAX_UNANSWERED = 64;
