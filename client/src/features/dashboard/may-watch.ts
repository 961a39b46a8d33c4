import type { SessionItem } from "@casement/shared/contract/http/sessions";
import { can } from "@casement/shared/contract/policy";

/** Whether the viewer may watch the recording from the list; candidates find theirs on the session's page. */
export function mayWatch({ role, phase }: Pick<SessionItem, "role" | "phase">): boolean {
  return phase === "ended" && can(role, "playback.read", phase);
}
