import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { MAX_BOARD_MESSAGE_BYTES } from "@casement/shared/contract/board-wire";
import { BOARD_LIMITS, type BoardLimits } from "../../board/board-limits.js";
import type { BoardDocument } from "../../board/document/board-document.js";
import { DocumentRegistry } from "../../board/document/document-registry.js";
import type { BoardStorage } from "../../board/storage/board-storage.js";
import { ViewRecorder } from "../../board/views/view-recorder.js";
import type { BusMessage } from "../../bus/bus.js";
import type { Deps } from "../../deps.js";
import { Meter, SharedMeters } from "../metering/meter.js";
import { MeteredServer, type MeteredSocket } from "../metering/metered-socket.js";
import { refuseUpgrade, type TakeUpgrade, type Visitor } from "../upgrades.js";
import { type Address, readAddress } from "./address.js";
import { type Admission, admitToBoard, CLOSING } from "./admission.js";
import { AwarenessRelay } from "./awareness-relay.js";
import { BoardChannel, handleForConnection } from "./board-channel.js";
import { BoardConnection } from "./connection.js";
import { startRounds } from "./rounds.js";

/** How long a stop waits for the database. */
const CLOSE_WITHIN_MS = 7000;

/** What boards are given on top. */
export interface BoardDeps extends Deps {
  readonly boardStorage: BoardStorage;
}

export interface BoardServer {
  /** Takes over an upgrade to `/board/<sessionId>` with an allowed Origin. */
  readonly handleUpgrade: TakeUpgrade;
  /** Commits every accepted update, then closes every connection. */
  close(): Promise<void>;
  /** The board as it is now, as a V1 update. Throws if the session log cannot be read. */
  readBoard(sessionId: string): Promise<Uint8Array>;
}

/** Serves the boards of all sessions over y-websocket's protocol. */
export function createBoardServer(deps: BoardDeps, limits: BoardLimits = BOARD_LIMITS): BoardServer {
  const server = new Boards(deps, limits);
  return {
    handleUpgrade: (request, socket, head, visitor) => server.handleUpgrade(request, socket, head, visitor),
    close: () => server.close(),
    readBoard: (sessionId) => server.registry.read(sessionId),
  };
}

/** Somebody who connects to a board. */
interface Comer extends Visitor {
  readonly board: Address;
}

class Boards {
  readonly registry: DocumentRegistry;
  readonly #deps: BoardDeps;
  readonly #limits: BoardLimits;
  readonly #channels = new Map<string, BoardChannel>();
  readonly #sockets = new MeteredServer({ maxPayload: MAX_BOARD_MESSAGE_BYTES });
  readonly #signIns: SharedMeters;
  readonly #addresses: SharedMeters;
  readonly #views: ViewRecorder;
  readonly #stopRounds: () => void;
  readonly #unsubscribe: () => void;
  #closing = false;

  constructor(deps: BoardDeps, limits: BoardLimits) {
    this.#deps = deps;
    this.#limits = limits;
    this.registry = new DocumentRegistry({
      ...deps,
      storage: deps.boardStorage,
      limits,
      onTrouble: (failing) => this.#tellTrouble(failing),
      readState: async (sessionId) => (await deps.sessionLogs.load(sessionId)).state,
      goesOn: async (sessionId) => (await deps.sessionLogs.load(sessionId)).state.phase !== "ended",
    });
    this.#views = new ViewRecorder({
      ...deps,
      limits,
      isLive: (sessionId) => this.#channels.get(sessionId)?.state.phase === "live",
    });
    this.#signIns = new SharedMeters(limits.signIn, { together: true });
    this.#addresses = new SharedMeters(limits.address, { crowd: true });
    this.#unsubscribe = deps.bus.subscribe((message) => this.#hear(message));
    const { metrics } = deps;
    metrics.watch("board_connections", "Open connections to boards", () => this.#connections().length);
    metrics.watch("boards", "Boards in memory", () => this.registry.size);
    metrics.watch(
      "board_unsaved_bytes",
      "Bytes of accepted board updates not committed yet",
      () => this.registry.writer.heldBytes,
    );
    this.#stopRounds = startRounds(() => this.#connections(), this.registry.writer, limits);
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, visitor: Visitor): void {
    socket.on("error", () => socket.destroy());
    const address = readAddress(request.url);
    if (address === null || this.#closing) {
      refuseUpgrade(socket, address === null ? "404 Not Found" : "503 Service Unavailable");
      return;
    }
    this.#enter(request, socket, head, { ...visitor, board: address }).catch((error: unknown) => {
      this.#deps.logger.error({ err: error }, "board upgrade failed");
      socket.destroy();
    });
  }

  async close(): Promise<void> {
    this.#closing = true;
    this.#unsubscribe();
    this.#stopRounds();
    const open = this.#connections();
    // Nothing more is read, so that the last *saved* frame covers all that was read.
    for (const connection of open) connection.stopReading();
    await this.#views.close();
    const complete = await this.registry.close(CLOSE_WITHIN_MS);
    if (!complete) this.#deps.logger.error("stopped before the database took all board updates");
    for (const connection of open) connection.close(CLOSING.restarting);
    for (const channel of this.#channels.values()) channel.awareness.close();
    await Promise.all(open.map((connection) => connection.untilEnded()));
  }

  /** Subscribes to the bus first: a revocation may come while the connection is admitted and the document loaded. */
  async #enter(request: IncomingMessage, socket: Duplex, head: Buffer, comer: Comer): Promise<void> {
    const meanwhile: BusMessage[] = [];
    const stopListening = this.#deps.bus.subscribe((message) => meanwhile.push(message));
    try {
      const admission = await admitToBoard(this.#deps, request.headers.cookie, comer.board);
      const document = admission.kind === "admitted" ? await this.#openDocument(comer.board.sessionId) : null;
      if (socket.destroyed || this.#closing) {
        if (document !== null) this.registry.release(comer.board.sessionId);
        socket.destroy();
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (ws) => {
        // Without a listener any error on the socket would end the process.
        ws.on("error", () => ws.terminate());
        this.#receive(ws, socket, comer, admission, document, meanwhile);
      });
    } finally {
      stopListening();
    }
  }

  async #openDocument(sessionId: string): Promise<BoardDocument | null> {
    try {
      return await this.registry.open(sessionId);
    } catch (error) {
      this.#deps.logger.error({ err: error, sessionId }, "board not loaded");
      return null;
    }
  }

  /** A browser cannot read why an upgrade failed, so that a refusal is sent as the close code of an opened socket. */
  #receive(
    ws: MeteredSocket,
    socket: Duplex,
    comer: Comer,
    admission: Admission,
    document: BoardDocument | null,
    meanwhile: readonly BusMessage[],
  ): void {
    if (admission.kind === "refused" || document === null) {
      const { code, reason } = admission.kind === "refused" ? admission.closing : CLOSING.unavailable;
      ws.close(code, reason);
      return;
    }
    const channel = this.#channelOf(document, admission);
    const shared = [this.#addresses.of(comer.address), this.#signIns.of(comer.who?.signInId ?? comer.address)];
    const connection = new BoardConnection(ws, socket, {
      meters: [new Meter(this.#limits), ...shared],
      grant: admission.grant,
      document,
      awareness: channel.awareness,
      mayWrite: () => channel.mayWrite(admission.grant),
      wantsSaved: comer.board.wantsSaved,
      limits: this.#limits,
      logger: this.#deps.logger,
      failing: () => this.registry.writer.failing,
      onBroken: () => this.#reload(channel),
      readEpoch: (epoch) => this.registry.readEpoch(document.sessionId, epoch),
    });
    ws.once("close", () => this.#leave(connection, channel));
    channel.connections.add(connection);
    for (const message of meanwhile) {
      if (message.type === "events" && message.sessionId === comer.board.sessionId) channel.setState(message.after);
      handleForConnection(connection, channel, message);
    }
    if (!connection.isOpen) return;
    document.connections.add(connection);
    connection.welcome();
  }

  #channelOf(document: BoardDocument, { state }: { state: BoardChannel["state"] }): BoardChannel {
    let channel = this.#channels.get(document.sessionId);
    if (channel === undefined || channel.document !== document) {
      const { sessionId } = document;
      const awareness = new AwarenessRelay(this.#deps.clock.now(), (participantId, shown) =>
        this.#views.saw(sessionId, participantId, shown),
      );
      channel = new BoardChannel(document, awareness, state);
      this.#channels.set(document.sessionId, channel);
    }
    channel.setState(state);
    return channel;
  }

  #leave(connection: BoardConnection, channel: BoardChannel): void {
    connection.ended();
    const { sessionId } = channel.document;
    channel.connections.delete(connection);
    channel.document.connections.delete(connection);
    channel.awareness.leave(connection);
    this.registry.release(sessionId);
    if (channel.connections.size > 0) return;
    channel.awareness.close();
    if (this.#channels.get(sessionId) !== channel) return;
    this.#views.end(sessionId);
    this.#channels.delete(sessionId);
  }

  #connections(): BoardConnection[] {
    return [...this.#channels.values()].flatMap(({ connections }) => [...connections]);
  }

  #hear(message: BusMessage): void {
    if (message.type === "sign-ins-ended") {
      for (const channel of this.#channels.values()) channel.handleBusMessage(message);
      return;
    }
    this.#channels.get(message.sessionId)?.handleBusMessage(message);
    if (message.type === "session-deleted") this.registry.forget(message.sessionId);
    if (message.type === "events" && message.before.phase !== message.after.phase)
      this.#views.phaseChanged(message.sessionId, message.before.phase, message.after.phase);
  }

  /** Closes every connection; everybody comes back to a document read from the session log. */
  #reload(channel: BoardChannel): void {
    this.#deps.logger.error({ sessionId: channel.document.sessionId }, "board document thrown away and loaded again");
    this.registry.discard(channel.document);
    for (const connection of channel.connections) connection.close(CLOSING.reload);
  }

  #tellTrouble(failing: boolean): void {
    for (const connection of this.#connections()) connection.notify(failing ? "not-saved" : "saving");
  }
}
