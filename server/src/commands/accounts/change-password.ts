import { AppError } from "@casement/shared/contract/errors";
import type { AccountRow } from "../../auth/find-account.js";
import type { Deps } from "../../deps.js";
import { weaknessOf } from "../../domain/accounts/password-rules.js";
import { writeAudit } from "../write-audit.js";

interface Change {
  readonly current: string;
  readonly next: string;
}

/** Changes the password and ends all of the account's other sign-ins. Throws WRONG_CREDENTIALS, WEAK_PASSWORD. */
export async function changePassword(
  deps: Pick<Deps, "prisma" | "clock" | "bus" | "passwords">,
  account: AccountRow,
  signInId: string,
  { current, next }: Change,
): Promise<void> {
  const { passwordHash } = await deps.prisma.user.findUniqueOrThrow({ where: { id: account.id } });
  if (!(await deps.passwords.matches(current, passwordHash))) {
    throw new AppError("WRONG_CREDENTIALS", "The current password is not right.");
  }
  const weakness = weaknessOf(next, account);
  if (weakness !== null) throw new AppError("WEAK_PASSWORD", weakness);
  const nextHash = await deps.passwords.hash(next);
  const ended = await deps.prisma.$transaction(async (tx) => {
    await tx.user.update({ where: { id: account.id }, data: { passwordHash: nextHash } });
    const others = { userId: account.id, id: { not: signInId } };
    const rows = await tx.signIn.findMany({ where: others, select: { id: true } });
    await tx.signIn.deleteMany({ where: others });
    await writeAudit(tx, deps, {
      actor: account.id,
      role: null,
      action: "password.change",
      target: account.id,
      outcome: "done",
    });
    return rows.map(({ id }) => id);
  });
  deps.bus.publish({ type: "sign-ins-ended", signInIds: ended });
}
