import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { Duplex } from "node:stream";
import { emptyState } from "@casement/shared/session-log/state";
import { BOARD_LIMITS, type BoardLimits } from "../../server/src/board/board-limits.js";
import { Bus } from "../../server/src/bus/bus.js";
import { readConfig } from "../../server/src/config.js";
import { createLogger } from "../../server/src/platform/logger.js";
import { NO_METRICS } from "../../server/src/platform/metrics/metrics.js";
import { type BoardDeps, type BoardServer, createBoardServer } from "../../server/src/transport/board/board-server.js";
import type { Disk } from "./disk.js";
import type { SignInTables } from "./sign-in-tables.js";
import type { VirtualTime } from "./virtual-time.js";

export const SESSION_ID = "simulated-board-session";

/** Upkeep comes early, so that every story has some in its middle. */
const SIMULATED_LIMITS: BoardLimits = {
  ...BOARD_LIMITS,
  keyframeEverySegments: 40,
  keyframeCheckMs: 1000,
  unloadAfterMs: 1000,
  compactFromBytes: 256,
};

/** One life of the server process: the board's real code from the upgrade to the commit. */
export class ServerNode {
  readonly #time: VirtualTime;
  #parts: { readonly http: Server; readonly board: BoardServer } | null = null;

  constructor(time: VirtualTime) {
    this.#time = time;
  }

  get ready(): boolean {
    return this.#parts !== null;
  }

  /** Call it as this node's owner. */
  start(disk: Disk, signIns: SignInTables): void {
    const time = this.#time;
    const state = { ...emptyState, phase: "live" as const };
    const deps = {
      config: readConfig({}),
      prisma: signIns.client(),
      boardStorage: disk,
      bus: new Bus(),
      clock: { now: () => time.epochNow },
      logger: createLogger("silent"),
      metrics: NO_METRICS,
      sessionLogs: { load: () => Promise.resolve({ state, events: [] }) },
    } as unknown as BoardDeps;
    const http = createServer();
    const board = createBoardServer(deps, SIMULATED_LIMITS);
    // Every person has an address of their own.
    http.on("upgrade", (request, socket, head) =>
      board.handleUpgrade(request, socket, head, { address: randomUUID(), who: null }),
    );
    this.#parts = { http, board };
  }

  take(socket: Duplex): void {
    this.#parts?.http.emit("connection", socket);
  }

  /** SIGTERM. Call it as this node's owner. */
  async stop(): Promise<void> {
    await this.#parts?.board.close();
    this.die();
  }

  /** kill -9. */
  die(): void {
    this.#time.kill(this);
  }
}
