import type { Deps } from "../deps.js";
import { lastSeenBounds } from "../domain/accounts/sign-in-lifetime.js";

const DAY_MS = 24 * 60 * 60 * 1000;
/** The audit log answers questions about the past year and keeps nobody's traces for longer. */
const AUDIT_KEPT_MS = 365 * DAY_MS;

type PurgeDeps = Pick<Deps, "prisma" | "clock" | "logger">;

/** Removes expired sign-ins and reset links, and audit entries that are too old. Returns how many of each. */
export async function purgeExpired({ prisma, clock }: PurgeDeps): Promise<{ signIns: number; auditEntries: number }> {
  const now = clock.now();
  const { account, guest } = lastSeenBounds(now);
  const signIns = await prisma.signIn.deleteMany({
    where: {
      OR: [
        { expiresAt: { lte: new Date(now) } },
        { userId: null, lastSeenAt: { lte: new Date(guest) } },
        { userId: { not: null }, lastSeenAt: { lte: new Date(account) } },
      ],
    },
  });
  await prisma.passwordReset.deleteMany({ where: { expiresAt: { lte: new Date(now) } } });
  const audit = await prisma.auditEntry.deleteMany({ where: { at: { lte: new Date(now - AUDIT_KEPT_MS) } } });
  return { signIns: signIns.count, auditEntries: audit.count };
}

/** Purges now and once a day. Returns a function that stops it, after waiting for a purge under way. */
export function purgeDaily(deps: PurgeDeps): () => Promise<void> {
  const purge = () =>
    purgeExpired(deps).then(
      (gone) => deps.logger.debug(gone, "expired sign-ins and old audit entries removed"),
      (error) => deps.logger.warn({ err: error }, "expired sign-ins stay until tomorrow"),
    );
  let running = purge();
  const timer = setInterval(() => {
    running = purge();
  }, DAY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    return running;
  };
}
