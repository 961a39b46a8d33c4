import type { Grant } from "../auth/find-grant.js";
import type { Deps } from "../deps.js";
import { writeAudit } from "./write-audit.js";

/** Writes to the audit log who exports a whole record, before its first byte leaves. */
export async function auditExport(deps: Pick<Deps, "prisma" | "clock">, grant: Grant): Promise<void> {
  const { participantId: actor, role, sessionId: target } = grant;
  await writeAudit(deps.prisma, deps, { actor, role, action: "record.export", target, outcome: "done" });
}
