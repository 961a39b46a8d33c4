import type { PrismaClient } from "@casement/prisma/client";
import { type BoardNotice, MESSAGE } from "@casement/shared/contract/board-wire";
import { readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { BOARD_LIMITS, type BoardLimits } from "../board/board-limits.js";
import { PrismaBoardStorage } from "../board/storage/prisma-board-storage.js";
import { systemClock } from "../platform/clock.js";
import { type BoardServer, createBoardServer } from "../transport/board/board-server.js";
import type { FakeClock } from "./fake-clock.js";
import { type Actor, type Stage, startStage } from "./session-stage.js";

/** A session socket and a board socket over a real database. */
export interface BoardStage extends Stage {
  readonly board: BoardServer;
}

export async function startBoardStage(prisma: PrismaClient, limits: BoardLimits = BOARD_LIMITS): Promise<BoardStage> {
  const stage = await startStage(prisma, systemClock as FakeClock);
  const board = createBoardServer({ ...stage.deps, boardStorage: new PrismaBoardStorage(prisma) }, limits);
  stage.serveBoards(board.handleUpgrade);
  const stop = async () => {
    await board.close();
    await stage.stop();
  };
  return { ...stage, board, stop };
}

/** Starts the interview, so that the board can be written to. */
export async function startInterview({ deps }: Stage, sessionId: string): Promise<void> {
  await deps.sessionLogs.commit(sessionId, null, () => [
    { kind: "session.started", payload: { prompt: "Design it." } },
    { kind: "step.entered", payload: { stepIndex: 0 } },
  ]);
}

/** A stock y-websocket provider, as in somebody's browser, with what the server sent to it. */
export class BoardClient {
  readonly doc: Y.Doc;
  readonly provider: WebsocketProvider;
  readonly notices: BoardNotice[] = [];
  /** Update messages sent on the current connection. */
  sent = 0;
  /** How many of them the server acknowledged. */
  saved = 0;
  /** The state at the end of its document's epoch (V1 update), once the server has sent it. */
  endedEpoch: Uint8Array | null = null;
  closed: { code: number; reason: string } | null = null;
  /** Ids drawn so far, in order. */
  readonly drawn: string[] = [];
  /** How many of `drawn` the server has acknowledged, on any connection. */
  drawnSaved = 0;
  /** Index: a message of the current connection. Value: how many of `drawn` were sent with it or before. */
  #covers: number[] = [];
  #watchers: (() => void)[] = [];

  constructor(
    origin: string,
    actor: Pick<Actor, "cookie" | "sessionId">,
    options: { doc?: Y.Doc; saved?: boolean } = {},
  ) {
    const { doc = new Y.Doc(), saved = true } = options;
    const self = this;
    this.doc = doc;
    class BrowserSocket extends WebSocket {
      constructor(url: string) {
        super(url, { headers: { cookie: actor.cookie, origin } });
        self.sent = 0;
        self.saved = 0;
        self.#covers = [0];
        this.on("close", (code, reason) => {
          self.closed = { code, reason: reason.toString() };
          self.#wake();
        });
      }

      override send(data: Uint8Array): void {
        const isSync = data[0] === MESSAGE.SYNC && data[1] !== 0;
        if (isSync && !(data.length === 5 && data[3] === 0 && data[4] === 0)) {
          self.sent += 1;
          self.#covers.push(self.drawn.length);
        }
        super.send(data);
      }
    }
    this.provider = new WebsocketProvider(`${origin.replace("http", "ws")}/board`, actor.sessionId, doc, {
      WebSocketPolyfill: BrowserSocket as unknown as typeof globalThis.WebSocket,
      params: saved ? { saved: "1" } : {},
      disableBc: true,
      maxBackoffTime: 100,
    });
    this.provider.messageHandlers[MESSAGE.SAVED] = (_encoder, decoder) => {
      self.saved = readVarUint(decoder);
      self.drawnSaved = Math.max(self.drawnSaved, self.#covers[self.saved] ?? 0);
      self.#wake();
    };
    this.provider.messageHandlers[MESSAGE.NOTICE] = (_encoder, decoder) => {
      self.notices.push(readVarString(decoder) as BoardNotice);
      self.#wake();
    };
    this.provider.messageHandlers[MESSAGE.ENDED_EPOCH] = (_encoder, decoder) => {
      self.endedEpoch = readVarUint8Array(decoder);
    };
    for (const event of ["sync", "status"] as const) this.provider.on(event, () => this.#wake());
    this.provider.awareness.on("change", () => this.#wake());
    doc.on("update", () => this.#wake());
  }

  get records(): Y.Map<Y.Map<unknown>> {
    return this.doc.getMap("records");
  }

  /** Adds a shape record to the board, as the binding does. */
  draw(id: string, value: unknown = { id, typeName: "shape" }): void {
    this.drawn.push(id);
    this.records.set(id, new Y.Map<unknown>([["_", value]]));
  }

  get allSaved(): boolean {
    return this.provider.synced && this.saved >= this.sent;
  }

  /** Resolves once the condition holds; it is checked after every message and change. */
  async until(condition: (client: this) => boolean): Promise<this> {
    while (!condition(this)) await new Promise<void>((resolve) => this.#watchers.push(resolve));
    return this;
  }

  /** Resolves once the client is in step with the server. */
  joined(): Promise<this> {
    return this.until(({ provider }) => provider.synced);
  }

  close(): void {
    this.provider.destroy();
    this.provider.awareness.destroy();
  }

  #wake(): void {
    for (const watcher of this.#watchers.splice(0)) watcher();
  }
}
