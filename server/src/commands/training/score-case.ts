import { AppError } from "@casement/shared/contract/errors";
import { type CaseCard, REPEAT_AFTER_MS } from "@casement/shared/contract/http/training";
import type { RubricCopy } from "@casement/shared/scoring/rubric";
import type { AccountRow } from "../../auth/find-account.js";
import type { Deps } from "../../deps.js";
import { findCase, rubricOf, rubricVersionOf } from "../../queries/training/find-case.js";

type ScoreDeps = Pick<Deps, "prisma" | "clock">;

interface AttemptDraft {
  readonly attemptId: string;
  readonly card: CaseCard;
  readonly again: boolean;
}

/**
 * Keeps a rater's card, which is final. The same id again changes nothing. Throws NOT_FOUND; CONFLICT for a second
 * attempt that is neither due nor meant, and for a card of another rubric; VALIDATION for an incomplete one.
 */
export async function scoreCase(
  deps: ScoreDeps,
  account: AccountRow,
  caseId: string,
  { attemptId, card, again }: AttemptDraft,
): Promise<void> {
  const { found, role } = await findCase(deps, account, caseId);
  if (role !== "rater")
    throw new AppError("FORBIDDEN", "You know this case: only people who do not can score it blind.");
  requireComplete(rubricOf(found), card);
  const now = deps.clock.now();
  await deps.prisma.$transaction(async (tx) => {
    // Cards that come at once are looked at one after another.
    await tx.$executeRaw`SELECT 1 FROM "User" WHERE "id" = ${account.id} FOR UPDATE`;
    const before = await tx.caseAttempt.findMany({ where: { caseId, userId: account.id } });
    if (before.some(({ id }) => id === attemptId)) return;
    const last = Math.max(...before.map(({ at }) => at.getTime()));
    if (before.length > 0 && !again && now < last + REPEAT_AFTER_MS)
      throw new AppError("CONFLICT", "You have scored this case already. Practise it again if you mean to.");
    const open = await tx.trainingCase.count({ where: { id: caseId, withdrawnAt: null } });
    if (open === 0) throw new AppError("NOT_FOUND", "The case was withdrawn meanwhile.");
    await tx.caseAttempt.create({ data: { id: attemptId, caseId, userId: account.id, at: new Date(now), card } });
  });
}

/** Keeps an expert's card, which is final once the case is published. Throws NOT_FOUND, FORBIDDEN, CONFLICT, VALIDATION. */
export async function submitReference(
  deps: ScoreDeps,
  account: AccountRow,
  caseId: string,
  card: CaseCard,
): Promise<void> {
  const { found, role } = await findCase(deps, account, caseId);
  if (role !== "expert") throw new AppError("FORBIDDEN", "Only an expert whom the owner invited marks this case.");
  if (found.publishedAt !== null) throw new AppError("CONFLICT", "The case is published: its reference is final.");
  requireComplete(rubricOf(found), card);
  const bare = card.marks.find(({ mark, reason, moments }) =>
    mark === "not-observed" ? reason === "" : reason === "" || moments.length === 0,
  );
  if (bare !== undefined)
    throw new AppError("VALIDATION", "An expert gives a reason for each mark, and a moment for each level.");
  await deps.prisma.caseExpert.updateMany({
    where: { caseId, email: account.email.toLowerCase(), case: { publishedAt: null, withdrawnAt: null } },
    data: { card, submittedAt: new Date(deps.clock.now()) },
  });
}

/** Exactly one mark for each criterion of the case's own rubric. */
function requireComplete(rubric: RubricCopy, { rubricVersion, marks }: CaseCard): void {
  if (rubricVersion !== rubricVersionOf(rubric))
    throw new AppError("CONFLICT", "This card is for another version of the rubric. Open the case again.");
  const given = marks.map(({ criterion }) => criterion).toSorted();
  const asked = rubric.criteria.map(({ key }) => key).toSorted();
  if (given.join() !== asked.join())
    throw new AppError("VALIDATION", "A card has one mark for each criterion of the rubric.");
}
