import { AppError } from "@casement/shared/contract/errors";
import { type BegunSignIn, beginSignIn, replaceSignIn } from "../../auth/begin-sign-in.js";
import { ACCOUNT_FIELDS, type AccountRow } from "../../auth/find-account.js";
import type { SignedIn } from "../../auth/identify.js";
import type { Deps } from "../../deps.js";
import { writeAudit } from "../write-audit.js";

/**
 * Signs a browser in with e-mail address and password; its previous sign-in ends. An unknown address takes as long as a
 * wrong password and gives the same error, WRONG_CREDENTIALS. With the right password of a disabled account:
 * ACCOUNT_DISABLED.
 */
export async function signIn(
  deps: Pick<Deps, "prisma" | "clock" | "bus" | "passwords">,
  { email, password }: { readonly email: string; readonly password: string },
  browser: { readonly previous: SignedIn | null; readonly device: string },
): Promise<{ readonly account: AccountRow; readonly begun: BegunSignIn }> {
  const found = await deps.prisma.user.findUnique({
    where: { email },
    select: { ...ACCOUNT_FIELDS, passwordHash: true, disabledAt: true },
  });
  const matches = await deps.passwords.matches(password, found?.passwordHash ?? null);
  if (found === null || !matches || found.disabledAt !== null) {
    const target = found?.id ?? null;
    await writeAudit(deps.prisma, deps, { actor: null, role: null, action: "sign-in", target, outcome: "refused" });
    throw found !== null && matches ? disabled() : wrong();
  }
  const { passwordHash, disabledAt: _enabled, ...account } = found;
  const begun = await deps.prisma.$transaction(async (tx) => {
    // The account's row is locked here: a new password or an end of the account comes wholly before or after.
    const { count } = await tx.user.updateMany({
      where: { id: account.id, passwordHash, disabledAt: null },
      data: { lastSignInAt: new Date(deps.clock.now()) },
    });
    if (count === 0) throw new AppError("WRONG_CREDENTIALS", "This account has just been changed. Sign in again.");
    await replaceSignIn(tx, browser.previous, account.id);
    await writeAudit(tx, deps, {
      actor: account.id,
      role: null,
      action: "sign-in",
      target: account.id,
      outcome: "done",
    });
    return beginSignIn(tx, deps, { userId: account.id, device: browser.device });
  });
  if (browser.previous !== null) deps.bus.publish({ type: "sign-ins-ended", signInIds: [browser.previous.signInId] });
  return { account, begun };
}

const wrong = () => new AppError("WRONG_CREDENTIALS", "The e-mail address or the password is wrong.");
const disabled = () =>
  new AppError("ACCOUNT_DISABLED", "This account has been disabled. Ask the administrator of this server.");
