import { PROTOCOL_VERSION, type Snapshot } from "@casement/shared/contract/commands";
import { AppError } from "@casement/shared/contract/errors";
import { boardVisibleTo, foldVisible } from "@casement/shared/session-log/audience/visible-to";
import { scores } from "@casement/shared/session-log/panel/panel";
import type { SessionState } from "@casement/shared/session-log/state";
import type { Grant } from "../auth/find-grant.js";
import type { Deps } from "../deps.js";
import type { LoadedSession } from "../session-log/session-logs.js";

/** The session as far as this participant may see it. `serverNow` is epoch ms. */
export function viewSession(
  { clock }: Pick<Deps, "clock">,
  { sessionId, participantId, role, guideClosed }: Pick<Grant, "sessionId" | "participantId" | "role" | "guideClosed">,
  { events, state }: LoadedSession,
): Snapshot {
  const seen = seenBy({ participantId, role, guideClosed }, events, state);
  return { protocol: PROTOCOL_VERSION, sessionId, participantId, serverNow: clock.now(), state: seen };
}

/** Folds of one state by viewer: a second request, or a viewer who sees the same, needs no new fold. */
const folds = new WeakMap<SessionState, Map<string, SessionState>>();

function seenBy(
  viewer: Pick<Grant, "participantId" | "role" | "guideClosed">,
  events: LoadedSession["events"],
  state: SessionState,
) {
  // Scorecards are sealed from each scorer separately, and words are read by who heard them; other viewers of the same
  // role all see the same.
  const isApart = state.lines.length > 0 || scores({ id: viewer.participantId, role: viewer.role }, state);
  const name = isApart ? viewer.participantId : "";
  const key = `${viewer.role} ${viewer.guideClosed ? "closed" : "open"} ${name}`;
  const kept = folds.get(state) ?? new Map<string, SessionState>();
  const seen = kept.get(key) ?? foldVisible(events, viewer, state);
  folds.set(state, kept.set(key, seen));
  return seen;
}

/** Throws FORBIDDEN if the caller may not see the board now. */
export async function requireBoardVisible({ sessionLogs }: Pick<Deps, "sessionLogs">, grant: Grant): Promise<void> {
  const { state } = await sessionLogs.load(grant.sessionId);
  if (boardVisibleTo(grant, state)) return;
  throw new AppError("FORBIDDEN", "The board of this session is not shared with you.");
}
