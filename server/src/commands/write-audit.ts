import type { Deps } from "../deps.js";
import type { Transaction } from "../session-log/session-logs.js";

/** Who did what of consequence. Never content, tokens or addresses. */
export interface AuditLine {
  /** User or participant; null when nobody is known. */
  readonly actor: string | null;
  readonly role: string | null;
  readonly action:
    | "sign-up"
    | "sign-in"
    | "password.change"
    | "invite.create"
    | "invite.revoke"
    | "session.join"
    | "session.delete"
    | "participant.remove"
    | "record.export"
    | "record.import"
    | "share.create"
    | "share.revoke"
    | "share.open";
  readonly target: string | null;
  readonly outcome: "done" | "refused";
}

/** Adds a line to the audit log, in a transaction or by itself. */
export async function writeAudit(
  db: Pick<Transaction, "auditEntry">,
  { clock }: Pick<Deps, "clock">,
  line: AuditLine,
): Promise<void> {
  await db.auditEntry.create({ data: { ...line, at: new Date(clock.now()) } });
}
