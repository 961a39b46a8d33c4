import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { MAX_BOARD_MESSAGE_BYTES } from "@casement/shared/contract/board-wire";
import { BOARD_LIMITS, type BoardLimits } from "../../board/board-limits.js";
import type { BoardRoom } from "../../board/document/board-room.js";
import { RoomRegistry } from "../../board/document/room-registry.js";
import { ViewRecorder } from "../../board/views/view-recorder.js";
import type { BusMessage } from "../../bus/bus.js";
import type { Deps } from "../../deps.js";
import { Meter, SharedMeters } from "../metering/meter.js";
import { MeteredServer, type MeteredSocket } from "../metering/metered-socket.js";
import { refuseUpgrade, type TakeUpgrade, type Visitor } from "../upgrades.js";
import { type Address, readAddress } from "./address.js";
import { type Admission, admitToBoard, CLOSING } from "./admission.js";
import { AwarenessRelay } from "./awareness-relay.js";
import { BoardConnection } from "./connection.js";
import { Hall, hearAs } from "./hall.js";
import { startRounds } from "./rounds.js";

/** How long a stop waits for the database. */
const CLOSE_WITHIN_MS = 7000;

export interface BoardServer {
  /** Takes over an upgrade to `/board/<sessionId>` whose Origin was checked. */
  readonly handleUpgrade: TakeUpgrade;
  /** Stores everything that was taken, then closes every connection. */
  close(): Promise<void>;
  /** The board as it is now, as a V1 update. Throws when the record cannot be read. */
  readBoard(sessionId: string): Promise<Uint8Array>;
}

/** Serves the boards of all sessions over y-websocket's protocol. */
export function createBoardServer(deps: Deps, limits: BoardLimits = BOARD_LIMITS): BoardServer {
  const server = new Boards(deps, limits);
  return {
    handleUpgrade: (request, socket, head, visitor) => server.handleUpgrade(request, socket, head, visitor),
    close: () => server.close(),
    readBoard: (sessionId) => server.registry.read(sessionId),
  };
}

/** Who comes to which board. */
interface Comer extends Visitor {
  readonly board: Address;
}

class Boards {
  readonly registry: RoomRegistry;
  readonly #deps: Deps;
  readonly #limits: BoardLimits;
  readonly #halls = new Map<string, Hall>();
  readonly #sockets = new MeteredServer({ maxPayload: MAX_BOARD_MESSAGE_BYTES });
  readonly #signIns: SharedMeters;
  readonly #addresses: SharedMeters;
  readonly #views: ViewRecorder;
  readonly #stopRounds: () => void;
  readonly #unsubscribe: () => void;
  #closing = false;

  constructor(deps: Deps, limits: BoardLimits) {
    this.#deps = deps;
    this.#limits = limits;
    this.registry = new RoomRegistry({
      ...deps,
      limits,
      onTrouble: (failing) => this.#tellTrouble(failing),
      readState: async (sessionId) => (await deps.rooms.load(sessionId)).state,
      goesOn: async (sessionId) => (await deps.rooms.load(sessionId)).state.phase !== "ended",
    });
    this.#views = new ViewRecorder({
      ...deps,
      limits,
      isLive: (sessionId) => this.#halls.get(sessionId)?.state.phase === "live",
    });
    this.#signIns = new SharedMeters(limits.signIn);
    this.#addresses = new SharedMeters(limits.address);
    this.#unsubscribe = deps.bus.subscribe((message) => this.#hear(message));
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
    // Nothing more is read, so that what is called saved below is all there is.
    for (const connection of open) connection.stopReading();
    await this.#views.close();
    const complete = await this.registry.close(CLOSE_WITHIN_MS);
    if (!complete) this.#deps.logger.error("stopped before the database took all board updates");
    for (const connection of open) connection.close(CLOSING.restarting);
    for (const hall of this.#halls.values()) hall.awareness.close();
    await Promise.all(open.map((connection) => connection.untilEnded()));
  }

  /** Admission and loading take time in which a revocation may come: it is listened for from the first moment. */
  async #enter(request: IncomingMessage, socket: Duplex, head: Buffer, comer: Comer): Promise<void> {
    const meanwhile: BusMessage[] = [];
    const stopListening = this.#deps.bus.subscribe((message) => meanwhile.push(message));
    try {
      const admission = await admitToBoard(this.#deps, request.headers.cookie, comer.board);
      const room = admission.kind === "admitted" ? await this.#openRoom(comer.board.sessionId) : null;
      if (socket.destroyed || this.#closing) {
        if (room !== null) this.registry.release(comer.board.sessionId);
        socket.destroy();
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (ws) => {
        // Without a listener any fault of the wire would end the process.
        ws.on("error", () => ws.terminate());
        this.#receive(ws, socket, comer, admission, room, meanwhile);
      });
    } finally {
      stopListening();
    }
  }

  async #openRoom(sessionId: string): Promise<BoardRoom | null> {
    try {
      return await this.registry.open(sessionId);
    } catch (error) {
      this.#deps.logger.error({ err: error, sessionId }, "board not loaded");
      return null;
    }
  }

  /** A browser cannot read why an upgrade failed, so refusals are spoken over an opened socket. */
  #receive(
    ws: MeteredSocket,
    socket: Duplex,
    comer: Comer,
    admission: Admission,
    room: BoardRoom | null,
    meanwhile: readonly BusMessage[],
  ): void {
    if (admission.kind === "refused" || room === null) {
      const { code, reason } = admission.kind === "refused" ? admission.closing : CLOSING.unavailable;
      ws.close(code, reason);
      return;
    }
    const hall = this.#hallOf(room, admission);
    const shared = [this.#addresses.of(comer.address), this.#signIns.of(comer.who?.signInId ?? comer.address)];
    const connection = new BoardConnection(ws, socket, {
      meters: [new Meter(this.#limits), ...shared],
      grant: admission.grant,
      room,
      awareness: hall.awareness,
      mayWrite: () => hall.mayWrite(admission.grant),
      wantsSaved: comer.board.wantsSaved,
      limits: this.#limits,
      logger: this.#deps.logger,
      failing: () => this.registry.writer.failing,
      onBroken: () => this.#reload(hall),
      readEpoch: (epoch) => this.registry.readEpoch(room.sessionId, epoch),
    });
    ws.once("close", () => this.#leave(connection, hall));
    hall.connections.add(connection);
    for (const message of meanwhile) {
      if (message.type === "events" && message.sessionId === comer.board.sessionId) hall.learn(message.after);
      hearAs(connection, hall, message);
    }
    if (!connection.isOpen) return;
    room.members.add(connection);
    connection.welcome();
  }

  #hallOf(room: BoardRoom, { state }: { state: Hall["state"] }): Hall {
    let hall = this.#halls.get(room.sessionId);
    if (hall === undefined || hall.room !== room) {
      const { sessionId } = room;
      const saw = (participantId: string, viewport: unknown) => this.#views.saw(sessionId, participantId, viewport);
      hall = new Hall(room, new AwarenessRelay(this.#deps.clock.now(), saw), state);
      this.#halls.set(room.sessionId, hall);
    }
    hall.learn(state);
    return hall;
  }

  #leave(connection: BoardConnection, hall: Hall): void {
    connection.ended();
    const { sessionId } = hall.room;
    hall.connections.delete(connection);
    hall.room.members.delete(connection);
    hall.awareness.leave(connection);
    this.registry.release(sessionId);
    if (hall.connections.size > 0) return;
    hall.awareness.close();
    if (this.#halls.get(sessionId) !== hall) return;
    this.#views.end(sessionId);
    this.#halls.delete(sessionId);
  }

  #connections(): BoardConnection[] {
    return [...this.#halls.values()].flatMap(({ connections }) => [...connections]);
  }

  #hear(message: BusMessage): void {
    if (message.type === "sign-ins-ended") {
      for (const hall of this.#halls.values()) hall.hear(message);
      return;
    }
    this.#halls.get(message.sessionId)?.hear(message);
    if (message.type === "session-deleted") this.registry.forget(message.sessionId);
    if (message.type === "events" && message.before.phase !== message.after.phase)
      this.#views.phaseChanged(message.sessionId, message.before.phase, message.after.phase);
  }

  /** Everybody comes back to a document read from the record. */
  #reload(hall: Hall): void {
    this.#deps.logger.error({ sessionId: hall.room.sessionId }, "board document thrown away and loaded again");
    this.registry.discard(hall.room);
    for (const connection of hall.connections) connection.close(CLOSING.reload);
  }

  #tellTrouble(failing: boolean): void {
    for (const connection of this.#connections()) connection.notify(failing ? "not-saved" : "saving");
  }
}
