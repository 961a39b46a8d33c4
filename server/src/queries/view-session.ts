import { PROTOCOL_VERSION, type Snapshot } from "@casement/shared/contract/commands";
import { AppError } from "@casement/shared/contract/errors";
import { boardVisibleTo, foldVisible } from "@casement/shared/record/visible-to";
import type { Deps } from "../deps.js";
import type { LoadedSession } from "../record/session-rooms.js";
import type { Grant } from "./find-grant.js";

/** The session as far as this participant may see it. `serverNow` is epoch ms. */
export function viewSession(
  { clock }: Pick<Deps, "clock">,
  { sessionId, participantId, role, guideClosed }: Pick<Grant, "sessionId" | "participantId" | "role" | "guideClosed">,
  { events, state }: LoadedSession,
): Snapshot {
  const seen = foldVisible(events, { participantId, role, guideClosed }, state);
  return { protocol: PROTOCOL_VERSION, sessionId, participantId, serverNow: clock.now(), state: seen };
}

/** Refuses with FORBIDDEN whoever may not look at the board now. */
export async function requireBoardVisible({ rooms }: Pick<Deps, "rooms">, grant: Grant): Promise<void> {
  const { state } = await rooms.load(grant.sessionId);
  if (boardVisibleTo(grant, state)) return;
  throw new AppError("FORBIDDEN", "The board of this session is not shared with you.");
}
