import { AppError } from "@casement/shared/contract/errors";
import { endSignIns } from "../../auth/end-sign-ins.js";
import { ACCOUNT_FIELDS, type AccountRow } from "../../auth/find-account.js";
import { hashSecret, newSecret } from "../../auth/secret.js";
import type { Deps } from "../../deps.js";
import { weaknessOf } from "../../domain/accounts/password-rules.js";
import { writeAudit } from "../write-audit.js";
import { tellOfPassword } from "./tell-of-password.js";

const RESET_LIFETIME_MS = 60 * 60 * 1000;

/**
 * Makes a link's secret, of which only the hash is stored; an earlier link ends. `administrator`: null when it is made
 * at the server's own console. Throws NOT_FOUND; CONFLICT for a disabled account and for the administrator's own:
 * whoever finds their page open must not take the account over without its password.
 */
export async function createPasswordReset(
  deps: Pick<Deps, "prisma" | "clock">,
  administrator: AccountRow | null,
  userId: string,
): Promise<{ readonly secret: string; readonly expiresAt: number }> {
  if (userId === administrator?.id) {
    throw new AppError(
      "CONFLICT",
      "Change your own password in your account. Without the current one, make a link at the server's console.",
    );
  }
  const secret = newSecret();
  const expiresAt = deps.clock.now() + RESET_LIFETIME_MS;
  await deps.prisma.$transaction(async (tx) => {
    const found = await tx.user.findUnique({ where: { id: userId }, select: { disabledAt: true } });
    if (found === null) throw new AppError("NOT_FOUND", "There is no such account.");
    if (found.disabledAt !== null) throw new AppError("CONFLICT", "This account is disabled. Enable it first.");
    const link = { tokenHash: hashSecret(secret), expiresAt: new Date(expiresAt) };
    await tx.passwordReset.upsert({ where: { userId }, create: { userId, ...link }, update: link });
    const role = administrator === null ? null : "administrator";
    const line = { actor: administrator?.id ?? null, role, target: userId };
    await writeAudit(tx, deps, { ...line, action: "password-reset.create", outcome: "done" });
  });
  return { secret, expiresAt };
}

/**
 * Sets a new password by a reset link and ends all of the account's sign-ins. The link then no longer works; a refused
 * password leaves it as it is. Throws RESET_UNKNOWN, WEAK_PASSWORD.
 */
export async function resetPassword(
  deps: Pick<Deps, "prisma" | "clock" | "bus" | "passwords" | "config">,
  { secret, next }: { readonly secret: string; readonly next: string },
): Promise<void> {
  const tokenHash = hashSecret(secret);
  const now = new Date(deps.clock.now());
  const standing = { tokenHash, expiresAt: { gt: now }, user: { disabledAt: null } };
  const found = await deps.prisma.passwordReset.findFirst({
    where: standing,
    select: { user: { select: ACCOUNT_FIELDS } },
  });
  if (found === null) throw unknown();
  const weakness = weaknessOf(next, found.user);
  if (weakness !== null) throw new AppError("WEAK_PASSWORD", weakness);
  const passwordHash = await deps.passwords.hash(next);
  const { id } = found.user;
  const ended = await deps.prisma.$transaction(async (tx) => {
    // Locks the account's row first, as signing in does; of two uses at once the second finds no link.
    await tx.user.update({ where: { id }, data: { passwordHash } });
    const { count } = await tx.passwordReset.deleteMany({ where: standing });
    if (count === 0) throw unknown();
    await writeAudit(tx, deps, { actor: id, role: null, action: "password.reset", target: id, outcome: "done" });
    await tellOfPassword(tx, deps, found.user);
    return endSignIns(tx, id, { now: deps.clock.now() });
  });
  deps.bus.publish({ type: "sign-ins-ended", signInIds: ended });
}

const unknown = () =>
  new AppError("RESET_UNKNOWN", "This link has expired, has been used, or was replaced by a newer one.");
