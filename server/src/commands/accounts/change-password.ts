import { AppError } from "@casement/shared/contract/errors";
import { checkPassword, wrongPassword } from "../../auth/check-password.js";
import { endSignIns } from "../../auth/end-sign-ins.js";
import type { AccountRow } from "../../auth/find-account.js";
import type { Deps } from "../../deps.js";
import { weaknessOf } from "../../domain/accounts/password-rules.js";
import { writeAudit } from "../write-audit.js";
import { tellOfPassword } from "./tell-of-password.js";

interface Change {
  readonly current: string;
  readonly next: string;
}

/** Changes the password and ends all of the account's other sign-ins. Throws WRONG_CREDENTIALS, WEAK_PASSWORD. */
export async function changePassword(
  deps: Pick<Deps, "prisma" | "clock" | "bus" | "passwords" | "config">,
  account: AccountRow,
  signInId: string,
  { current, next }: Change,
): Promise<void> {
  const checked = await checkPassword(deps, account.id, current);
  const weakness = weaknessOf(next, account);
  if (weakness !== null) throw new AppError("WEAK_PASSWORD", weakness);
  const nextHash = await deps.passwords.hash(next);
  const ended = await deps.prisma.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: account.id, ...checked },
      data: { passwordHash: nextHash },
    });
    if (count === 0) throw wrongPassword();
    await tx.passwordReset.deleteMany({ where: { userId: account.id } });
    const ids = await endSignIns(tx, account.id, { now: deps.clock.now(), exceptId: signInId });
    await writeAudit(tx, deps, {
      actor: account.id,
      role: null,
      action: "password.change",
      target: account.id,
      outcome: "done",
    });
    await tellOfPassword(tx, deps, account);
    return ids;
  });
  deps.bus.publish({ type: "sign-ins-ended", signInIds: ended });
}
