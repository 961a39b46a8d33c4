import { BOARD_PATH, type BoardNotice, MESSAGE } from "@casement/shared/contract/board-wire";
import { BOARD_SCHEMA } from "@casement/shared/document/schema";
import { type Decoder, readVarString, readVarUint, readVarUint8Array } from "lib0/decoding";
import type { Encoder } from "lib0/encoding";
import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import { countingSocket } from "./board-socket";
import type { BoardTally } from "./board-tally";

interface BoardProviderOptions {
  readonly sessionId: string;
  readonly doc: Y.Doc;
  /** Counts edits sent and edits acknowledged. */
  readonly tally: BoardTally;
  /** Called after each change of the tally. */
  readonly counted: () => void;
  readonly noticed: (notice: Exclude<BoardNotice, "stale">) => void;
  /**
   * The server will never accept all of this copy. `ended`: if the document's epoch has ended, its last state (Yjs V1
   * update), otherwise null.
   */
  readonly stale: (ended: Uint8Array | null) => void;
}

/** Builds the connection to the board; the caller opens it. */
export function createBoardProvider({
  sessionId,
  doc,
  tally,
  counted,
  noticed,
  stale,
}: BoardProviderOptions): WebsocketProvider {
  const { protocol, host } = window.location;
  const base = `${protocol === "https:" ? "wss:" : "ws:"}//${host}${BOARD_PATH}`;
  const provider = new WebsocketProvider(base, sessionId, doc, {
    connect: false,
    // With the broadcast channel, an observer's tab would pass edits on through an owner's tab.
    disableBc: true,
    params: { saved: "1", schema: String(BOARD_SCHEMA) },
    WebSocketPolyfill: countingSocket(tally, counted),
  });
  provider.messageHandlers[MESSAGE.SAVED] = (_encoder: Encoder, decoder: Decoder) => {
    tally.acknowledged(readVarUint(decoder));
    counted();
  };
  let ended: Uint8Array | null = null;
  provider.messageHandlers[MESSAGE.NOTICE] = (_encoder: Encoder, decoder: Decoder) => {
    const notice = readVarString(decoder) as BoardNotice;
    if (notice === "stale") stale(ended);
    else noticed(notice);
  };
  provider.messageHandlers[MESSAGE.ENDED_EPOCH] = (_encoder: Encoder, decoder: Decoder) => {
    ended = readVarUint8Array(decoder);
  };
  return provider;
}
