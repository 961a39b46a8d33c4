import { BOARD_PATH } from "@casement/shared/contract/board-wire";
import { idSchema } from "@casement/shared/lib/ids";

/** A request holds only a path, but a URL needs an origin. */
const ANY_ORIGIN = "http://board.invalid";

/** The board that a client asks for, and what the client understands. */
export interface Address {
  readonly sessionId: string;
  readonly wantsSaved: boolean;
  /** The newest layout that the client knows, as its own `BOARD_SCHEMA`; null if it does not say. */
  readonly schema: number | null;
}

/** Returns null if the address is not a board's. */
export function readAddress(url: string | undefined): Address | null {
  if (url === undefined || !URL.canParse(url, ANY_ORIGIN)) return null;
  const { pathname, searchParams } = new URL(url, ANY_ORIGIN);
  if (!pathname.startsWith(`${BOARD_PATH}/`)) return null;
  const sessionId = idSchema.safeParse(pathname.slice(BOARD_PATH.length + 1));
  if (!sessionId.success) return null;
  const schema = searchParams.get("schema");
  return {
    sessionId: sessionId.data,
    wantsSaved: searchParams.get("saved") === "1",
    schema: schema === null ? null : Number(schema),
  };
}
