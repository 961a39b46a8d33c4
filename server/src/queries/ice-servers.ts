import { createHmac } from "node:crypto";
import type { IceServers } from "@casement/shared/contract/http/call-routes";
import type { Grant } from "../auth/find-grant.js";
import type { Deps } from "../deps.js";
import { requireCall } from "../domain/calls/call.js";

/** The servers for this participant's connections to the session's call. Throws CONFLICT where there is none. */
export async function readIceServers(
  deps: Pick<Deps, "config" | "clock" | "sessionLogs">,
  grant: Pick<Grant, "sessionId" | "participantId">,
): Promise<IceServers> {
  requireCall((await deps.sessionLogs.load(grant.sessionId)).state);
  return iceServersFor(deps, grant);
}

/** The servers for this participant's connections, with credentials of their own that expire. */
export function iceServersFor(
  { config, clock }: Pick<Deps, "config" | "clock">,
  { participantId }: Pick<Grant, "participantId">,
): IceServers {
  const { stunUrls, turn, relayOnly } = config.call;
  const stun = stunUrls.length === 0 ? [] : [{ urls: [...stunUrls] }];
  if (turn === null) return { iceServers: stun, relayOnly, hasRelay: false, ttlS: null };
  const expiresAtS = Math.floor(clock.now() / 1000) + turn.ttlS;
  const relay = Object.assign({ urls: [...turn.urls] }, turnCredential(turn.secret, expiresAtS, participantId));
  return { iceServers: [...stun, relay], relayOnly, hasRelay: true, ttlS: turn.ttlS };
}

/**
 * What a TURN server with the same secret accepts until then (coturn: `use-auth-secret`; draft-uberti-behave-turn-rest).
 * `expiresAtS` is in seconds since 1970.
 */
export function turnCredential(
  secret: string,
  expiresAtS: number,
  participantId: string,
): { username: string; credential: string } {
  const username = `${expiresAtS}:${participantId}`;
  return { username, credential: createHmac("sha1", secret).update(username).digest("base64") };
}
