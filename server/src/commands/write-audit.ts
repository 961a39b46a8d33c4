import type { Deps } from "../deps.js";
import type { Transaction } from "../session-log/session-logs.js";

/** One entry of the audit log: who did what. It never holds content, tokens or addresses. */
interface AuditLine {
  /** An account or participant; null if nobody is known. */
  readonly actor: string | null;
  readonly role: string | null;
  readonly action:
    | "sign-up"
    | "sign-in"
    | "password.change"
    | "password.reset"
    | "password-reset.create"
    | "profile.change"
    | "account.disable"
    | "account.enable"
    | "invite.create"
    | "invite.revoke"
    | "session.join"
    | "session.delete"
    | "participant.remove"
    | "record.export"
    | "record.import"
    | "share.create"
    | "share.revoke"
    | "share.open"
    | "case.publish"
    | "case.withdraw"
    | "certificate.give"
    | "certificate.revoke";
  readonly target: string | null;
  readonly outcome: "done" | "refused";
}

/** Adds an entry to the audit log, in a transaction or on its own. */
export async function writeAudit(
  db: Pick<Transaction, "auditEntry">,
  { clock }: Pick<Deps, "clock">,
  line: AuditLine,
): Promise<void> {
  await db.auditEntry.create({ data: { ...line, at: new Date(clock.now()) } });
}
