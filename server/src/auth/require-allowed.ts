import type { Action } from "@casement/shared/contract/policy";
import type { Deps } from "../deps.js";
import { authorise } from "../domain/actor.js";
import type { Grant } from "./find-grant.js";

/** Throws unless the participant may do it now, by the newest state: REMOVED, FORBIDDEN, WRONG_PHASE, NOT_FOUND. */
export async function requireAllowed(
  { sessionLogs }: Pick<Deps, "sessionLogs">,
  { sessionId, participantId }: Pick<Grant, "sessionId" | "participantId">,
  action: Action,
): Promise<void> {
  const { state } = await sessionLogs.load(sessionId);
  authorise(state, participantId, action);
}
