import { AppError } from "@casement/shared/contract/errors";
import { endSignIns } from "../../auth/end-sign-ins.js";
import type { AccountRow } from "../../auth/find-account.js";
import type { Deps } from "../../deps.js";
import { writeAudit } from "../write-audit.js";

/**
 * A disabled account is signed out everywhere and cannot sign in; all that it has is kept. Throws NOT_FOUND, and
 * CONFLICT for the administrator's own account.
 */
export async function disableAccount(
  deps: Pick<Deps, "prisma" | "clock" | "bus">,
  administrator: AccountRow,
  userId: string,
  disabled: boolean,
): Promise<void> {
  if (userId === administrator.id) throw new AppError("CONFLICT", "You cannot disable your own account.");
  const ended = await deps.prisma.$transaction(async (tx) => {
    const disabledAt = disabled ? new Date(deps.clock.now()) : null;
    // Locks the account's row first, as signing in does.
    const { count } = await tx.user.updateMany({ where: { id: userId }, data: { disabledAt } });
    if (count === 0) throw new AppError("NOT_FOUND", "There is no such account.");
    const action = disabled ? "account.disable" : "account.enable";
    const line = { actor: administrator.id, role: "administrator", target: userId } as const;
    await writeAudit(tx, deps, { ...line, action, outcome: "done" });
    if (!disabled) return [];
    await tx.passwordReset.deleteMany({ where: { userId } });
    return endSignIns(tx, userId, { now: deps.clock.now() });
  });
  if (ended.length > 0) deps.bus.publish({ type: "sign-ins-ended", signInIds: ended });
}
