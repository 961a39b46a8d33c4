import type { Duplex } from "node:stream";
import { BOARD_PATH } from "@casement/shared/contract/board-wire";
import { idSchema } from "@casement/shared/ids";

/** A request names a path alone; URLs need an origin. */
const ANY_ORIGIN = "http://board.invalid";

/** Which board is asked for, and whether *saved* frames and notices are wanted. */
export interface Address {
  readonly sessionId: string;
  readonly wantsSaved: boolean;
}

/** Null when it is not a board's. */
export function readAddress(url: string | undefined): Address | null {
  if (url === undefined || !URL.canParse(url, ANY_ORIGIN)) return null;
  const { pathname, searchParams } = new URL(url, ANY_ORIGIN);
  if (!pathname.startsWith(`${BOARD_PATH}/`)) return null;
  const sessionId = idSchema.safeParse(pathname.slice(BOARD_PATH.length + 1));
  return sessionId.success ? { sessionId: sessionId.data, wantsSaved: searchParams.get("saved") === "1" } : null;
}

export function refuseUpgrade(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
