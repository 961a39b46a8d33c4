import { AppError } from "@casement/shared/contract/errors";
import type { CertificateItem } from "@casement/shared/contract/http/training";
import { newId } from "@casement/shared/lib/new-id";
import type { AccountRow } from "../../auth/find-account.js";
import type { Deps } from "../../deps.js";
import { writeAudit } from "../write-audit.js";

/** Certificates of one account, or of all; the newest first. */
export async function listCertificates(
  { prisma }: Pick<Deps, "prisma">,
  userId: string | null,
): Promise<CertificateItem[]> {
  const rows = await prisma.certificate.findMany({
    where: userId === null ? {} : { userId },
    include: { user: { select: { name: true } } },
    orderBy: [{ givenAt: "desc" }, { id: "desc" }],
  });
  return rows.map(({ id, user, givenBy, note, givenAt, revokedAt }) => ({
    id,
    name: user.name,
    givenBy,
    note,
    givenAt: givenAt.getTime(),
    revokedAt: revokedAt?.getTime() ?? null,
  }));
}

/** A person says that another is calibrated; no figure does. Throws NOT_FOUND. */
export async function giveCertificate(
  deps: Pick<Deps, "prisma" | "clock">,
  { id: actor, name: givenBy }: AccountRow,
  { email, note }: { readonly email: string; readonly note: string },
): Promise<CertificateItem> {
  const user = await deps.prisma.user.findUnique({ where: { email: email.toLowerCase() } });
  if (user === null) throw new AppError("NOT_FOUND", "No account has this address.");
  const [id, now] = [newId(), deps.clock.now()];
  await deps.prisma.certificate.create({ data: { id, userId: user.id, givenBy, note, givenAt: new Date(now) } });
  await audit(deps, actor, "certificate.give", id);
  return { id, name: user.name, givenBy, note, givenAt: now, revokedAt: null };
}

/** Revoking twice changes nothing. Throws NOT_FOUND. */
export async function revokeCertificate(
  deps: Pick<Deps, "prisma" | "clock">,
  { id: actor }: AccountRow,
  id: string,
): Promise<void> {
  if ((await deps.prisma.certificate.count({ where: { id } })) === 0)
    throw new AppError("NOT_FOUND", "There is no such certificate.");
  const revokedAt = new Date(deps.clock.now());
  await deps.prisma.certificate.updateMany({ where: { id, revokedAt: null }, data: { revokedAt } });
  await audit(deps, actor, "certificate.revoke", id);
}

function audit(
  deps: Pick<Deps, "prisma" | "clock">,
  actor: string,
  action: "certificate.give" | "certificate.revoke",
  target: string,
): Promise<void> {
  return writeAudit(deps.prisma, deps, { actor, role: "administrator", action, target, outcome: "done" });
}
