import type { SessionItem } from "@casement/shared/contract/http";
import { can } from "@casement/shared/session/policy";

/** Whether one may invite people to it now; who practises alone meets nobody. */
export function mayInvite({ role, phase, mode }: Pick<SessionItem, "role" | "phase" | "mode">): boolean {
  return mode === "interview" && can(role, "invite.create", phase);
}
