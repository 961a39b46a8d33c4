import type { Grant } from "../auth/find-grant.js";
import type { Deps } from "../deps.js";
import { writeAudit } from "./write-audit.js";

/** Notes who took a whole record out of the house, before the first byte of it leaves. */
export async function auditExport(deps: Pick<Deps, "prisma" | "clock">, grant: Grant): Promise<void> {
  const { participantId: actor, role, sessionId: target } = grant;
  await writeAudit(deps.prisma, deps, { actor, role, action: "record.export", target, outcome: "done" });
}
