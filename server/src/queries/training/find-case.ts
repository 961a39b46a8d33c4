import { createHash } from "node:crypto";
import { AppError } from "@casement/shared/contract/errors";
import { type CaseCard, type CaseRole, caseCardSchema } from "@casement/shared/contract/http/training";
import { type RubricCopy, rubricCopySchema } from "@casement/shared/scoring/rubric";
import type { AccountRow } from "../../auth/find-account.js";
import type { Deps } from "../../deps.js";

/** What is read of a case to decide who may open it. `places`: of the account in the session that it was made of. */
export const caseWith = (userId: string) =>
  ({
    experts: { orderBy: { id: "asc" } },
    attempts: { where: { userId }, orderBy: { at: "asc" } },
    session: { select: { participants: { where: { userId }, select: { id: true } } } },
  }) as const;

interface Reachable {
  readonly ownerId: string | null;
  readonly fictional: boolean;
  readonly publishedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly experts: readonly { readonly email: string | null }[];
  readonly session: { readonly participants: readonly unknown[] } | null;
}

/**
 * What an account is to a case, null for nothing: the only place that decides who opens one. Whoever took part in the
 * interview knows its people, and an expert its reference, so that neither scores it blind.
 */
export function caseRoleOf(found: Reachable, { id, email }: Pick<AccountRow, "id" | "email">): CaseRole | null {
  if (found.withdrawnAt !== null || (found.session === null && !found.fictional)) return null;
  if (found.experts.some((expert) => expert.email === email.toLowerCase())) return "expert";
  if (found.fictional) return found.publishedAt === null ? null : "rater";
  if (found.ownerId === id) return "owner";
  return found.publishedAt !== null && found.session?.participants.length === 0 ? "rater" : null;
}

/** A case with what the account is to it. Throws NOT_FOUND. */
export async function findCase({ prisma }: Pick<Deps, "prisma">, account: AccountRow, caseId: string) {
  const found = await prisma.trainingCase.findUnique({ where: { id: caseId }, include: caseWith(account.id) });
  const role = found === null ? null : caseRoleOf(found, account);
  if (found === null || role === null)
    throw new AppError("NOT_FOUND", "There is no such case, or it was withdrawn. Go back to the list of cases.");
  return { found, role };
}

export type FoundCase = Awaited<ReturnType<typeof findCase>>["found"];

export const rubricOf = ({ rubric }: { readonly rubric: unknown }): RubricCopy => rubricCopySchema.parse(rubric);

/** The same for all rubrics whose criteria are the same to the letter. */
export function rubricVersionOf(rubric: RubricCopy): string {
  // Parsed, so that the order of keys is the schema's: the database keeps none.
  const { criteria } = rubricCopySchema.parse(rubric);
  return createHash("sha256").update(JSON.stringify(criteria)).digest("base64url");
}

export const cardOf = (json: unknown): CaseCard => caseCardSchema.parse(json);
