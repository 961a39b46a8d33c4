import type { SessionItem } from "@casement/shared/contract/http/sessions";
import { can } from "@casement/shared/contract/policy";

/** Whether the viewer may invite people now. In practice there is nobody to invite. */
export function mayInvite({ role, phase, mode }: Pick<SessionItem, "role" | "phase" | "mode">): boolean {
  return mode === "interview" && can(role, "invite.create", phase);
}
