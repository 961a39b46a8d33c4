import type { ParsedPayload, SessionCommand } from "@casement/shared/contract/commands";
import type { Grant } from "../../auth/find-grant.js";
import type { BusMessage } from "../../bus/bus.js";
import type { Deps } from "../../deps.js";
import { type Actor, authorise } from "../../domain/actor.js";
import type { LoadedSession } from "../../session-log/session-logs.js";
import { COMMAND_HANDLERS, ROW_WRITERS } from "./session-commands.js";

/**
 * Runs one command of a participant: authorises and decides it on the newest state, appends its events and announces
 * them. The role comes from the session log, never from the time of connecting. Throws the domain's refusals, REMOVED,
 * FORBIDDEN, WRONG_PHASE, NOT_FOUND, DATABASE_UNAVAILABLE.
 */
export async function runCommand<N extends SessionCommand>(
  deps: Pick<Deps, "sessionLogs" | "bus">,
  { sessionId, participantId }: Pick<Grant, "sessionId" | "participantId">,
  name: N,
  payload: ParsedPayload<N>,
): Promise<LoadedSession> {
  let actor: Actor | null = null;
  const writeRows = ROW_WRITERS[name];
  const loaded = await deps.sessionLogs.commit(
    sessionId,
    participantId,
    (state, now) => {
      actor = authorise(state, participantId, name);
      return COMMAND_HANDLERS[name](state, actor, payload, now);
    },
    writeRows &&
      (async (tx, now) => {
        if (actor !== null) await writeRows(tx, payload, { now, sessionId, actor });
      }),
  );
  const consequence = consequenceOf(sessionId, name, payload);
  if (consequence !== null) deps.bus.publish(consequence);
  return loaded;
}

/** The message for every socket once the command is committed, if there is one. */
function consequenceOf(sessionId: string, name: SessionCommand, payload: unknown): BusMessage | null {
  if (name !== "participant.remove") return null;
  const { participantId } = payload as ParsedPayload<"participant.remove">;
  return { type: "participants-removed", sessionId, participantIds: [participantId] };
}
