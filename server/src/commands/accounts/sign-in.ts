import { AppError } from "@casement/shared/contract/errors";
import { type BegunSignIn, beginSignIn, replaceSignIn } from "../../auth/begin-sign-in.js";
import { ACCOUNT_FIELDS, type AccountRow } from "../../auth/find-account.js";
import type { SignedIn } from "../../auth/identify.js";
import type { Deps } from "../../deps.js";
import { writeAudit } from "../write-audit.js";

/**
 * Signs a browser in with e-mail address and password; its previous sign-in ends. An unknown address takes as long as a
 * wrong password and gives the same error, WRONG_CREDENTIALS.
 */
export async function signIn(
  deps: Pick<Deps, "prisma" | "clock" | "bus" | "passwords">,
  { email, password }: { readonly email: string; readonly password: string },
  browser: { readonly previous: SignedIn | null; readonly device: string },
): Promise<{ readonly account: AccountRow; readonly begun: BegunSignIn }> {
  const found = await deps.prisma.user.findUnique({
    where: { email },
    select: { ...ACCOUNT_FIELDS, passwordHash: true },
  });
  const matches = await deps.passwords.matches(password, found?.passwordHash ?? null);
  if (found === null || !matches) {
    const target = found?.id ?? null;
    await writeAudit(deps.prisma, deps, { actor: null, role: null, action: "sign-in", target, outcome: "refused" });
    throw new AppError("WRONG_CREDENTIALS", "This e-mail address and password do not fit together.");
  }
  const { passwordHash: _hash, ...account } = found;
  const begun = await deps.prisma.$transaction(async (tx) => {
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
