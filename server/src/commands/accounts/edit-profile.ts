import { AppError } from "@casement/shared/contract/errors";
import { checkPassword, wrongPassword } from "../../auth/check-password.js";
import { ACCOUNT_FIELDS, type AccountRow } from "../../auth/find-account.js";
import { lockAccounts } from "../../auth/lock-accounts.js";
import type { Deps } from "../../deps.js";
import { writeAudit } from "../write-audit.js";

interface Profile {
  readonly name: string;
  readonly email: string;
  /** The current one. */
  readonly password?: string | undefined;
}

/**
 * Changes an account's name and e-mail address. Whoever finds an open page cannot take the account over: a new address
 * needs the password. Throws WRONG_CREDENTIALS, EMAIL_TAKEN.
 */
export async function editProfile(
  deps: Pick<Deps, "prisma" | "clock" | "passwords">,
  account: AccountRow,
  { name, email, password }: Profile,
): Promise<AccountRow> {
  const checked = email === account.email ? {} : await checkPassword(deps, account.id, password ?? "");
  return deps.prisma.$transaction(async (tx) => {
    await lockAccounts(tx);
    const other = await tx.user.findUnique({ where: { email }, select: { id: true } });
    if (other !== null && other.id !== account.id)
      throw new AppError("EMAIL_TAKEN", "There is already an account with this e-mail address.");
    const line = { actor: account.id, role: null, target: account.id } as const;
    await writeAudit(tx, deps, { ...line, action: "profile.change", outcome: "done" });
    const { count } = await tx.user.updateMany({ where: { id: account.id, ...checked }, data: { name, email } });
    if (count === 0) throw wrongPassword();
    return tx.user.findUniqueOrThrow({ where: { id: account.id }, select: ACCOUNT_FIELDS });
  });
}
