import { CLOSE } from "@casement/shared/contract/close-codes";
import { create } from "zustand";

export type BoardState = "saved" | "saving" | "offline" | "unreachable" | "not-saved" | "read-only" | "connecting";

/** What the badge shows. */
export interface BoardStatus {
  readonly state: BoardState;
  /** Edits that the server has not yet acknowledged as committed. */
  readonly pending: number;
  /** Code of the error table once the connection has ended for good. */
  readonly endedBy: string | null;
}

/**
 * unreached: never opened, for so long that somebody has to help. ended: for good; `by` is a code of the error table.
 */
export type BoardConnection =
  | { readonly kind: "connecting" | "synced" | "lost" | "unreached" }
  | { readonly kind: "ended"; readonly by: string };

/** What the page knows about the board's connection. */
export interface BoardFacts {
  readonly connection: BoardConnection;
  readonly pending: number;
  /** Whether role and phase let this person draw, according to both the server and the page. */
  readonly writable: boolean;
  /** The server cannot reach its database. */
  readonly databaseAway: boolean;
}

/** The badge's state for these facts. Never "saved" while anything is pending. */
export function statusOf(facts: BoardFacts): BoardStatus {
  const { connection, pending } = facts;
  return { state: stateOf(facts), pending, endedBy: connection.kind === "ended" ? connection.by : null };
}

function stateOf({ connection, pending, writable, databaseAway }: BoardFacts): BoardState {
  if (connection.kind === "ended") return pending > 0 ? "not-saved" : "read-only";
  if (connection.kind === "lost") return "offline";
  if (connection.kind === "unreached") return "unreachable";
  if (connection.kind === "connecting") return pending > 0 ? "offline" : "connecting";
  if (!writable) return pending > 0 ? "not-saved" : "read-only";
  if (databaseAway) return "not-saved";
  return pending > 0 ? "saving" : "saved";
}

const CODE_OF_CLOSE: Readonly<Record<number, string>> = {
  [CLOSE.SIGN_IN_EXPIRED]: "UNAUTHENTICATED",
  [CLOSE.REVOKED]: "REMOVED",
  [CLOSE.GONE]: "NOT_FOUND",
  [CLOSE.PROTOCOL_VERSION]: "PROTOCOL_VERSION",
  [CLOSE.ABUSE]: "RATE_LIMITED",
};

/** Close code of the board socket -> code of the error table. */
export function errorCodeOfClose(closeCode: number): string {
  return CODE_OF_CLOSE[closeCode] ?? "UNKNOWN";
}

const IDLE: BoardStatus = { state: "connecting", pending: 0, endedBy: null };

/** One store: a page has one board. */
const boardStatusStore = create<BoardStatus>(() => IDLE);

export function showBoardStatus(next: BoardStatus): void {
  const { state, pending, endedBy } = boardStatusStore.getState();
  if (state !== next.state || pending !== next.pending || endedBy !== next.endedBy) boardStatusStore.setState(next);
}

export function resetBoardStatus(): void {
  boardStatusStore.setState(IDLE);
}

/** What the badge shows at this moment, for code outside of React. */
export const boardStatus = (): BoardStatus => boardStatusStore.getState();

/** What the badge shows: the state, and how many edits are not saved. */
export function useBoardStatus(): BoardStatus {
  return boardStatusStore();
}
