import { Prisma } from "@casement/prisma/client";
import { AppError } from "@casement/shared/contract/errors";
import { EMPTY_GUIDE, type Guide, guideSchema } from "@casement/shared/problem/problem";
import type { Deps } from "../deps.js";

/** What would be opened: a problem, by its id (null while it has none) and the guide that would leave, or a session's copy. */
export type AskedGuide = { readonly problemId: string | null; readonly guide: Guide } | { readonly sessionId: string };

/** `withPractice`: a practice of one's own that runs closes the guide too. Planning another one does not open it. */
interface Asking {
  readonly withPractice?: boolean;
}

/** Throws GUIDE_CLOSED to the account that faces it. A guest who gets an account brings what they face along. */
export async function requireGuideOpen(
  deps: Pick<Deps, "prisma">,
  userId: string,
  asked: AskedGuide,
  { withPractice = true }: Asking = {},
): Promise<void> {
  if (!(await facesGuide(deps, userId, asked, { withPractice }))) return;
  throw new AppError(
    "GUIDE_CLOSED",
    "The guide of this problem is closed to you, since you take part in a session on it that is not over. It opens when that has ended.",
  );
}

/**
 * The one decision about who may not read a guide: whoever is the candidate of a session that has not ended, or watches it,
 * and does so on a problem of the same origin, in whatever copy or version, or with the same guide word for word.
 */
export async function facesGuide(
  { prisma }: Pick<Deps, "prisma">,
  userId: string,
  asked: AskedGuide,
  { withPractice = false }: Asking = {},
): Promise<boolean> {
  const { origin, guide } = "sessionId" in asked ? ofSession(asked.sessionId) : ofProblem(asked);
  const found = await prisma.$queryRaw<unknown[]>(Prisma.sql`
    SELECT 1
    FROM "Participant" AS place
    JOIN "Session" AS session ON session.id = place."sessionId"
    LEFT JOIN "ProblemOrigin" AS faced ON faced."problemId" = session."problemId"
    WHERE place."userId" = ${userId} AND place."removedAt" IS NULL AND session.phase <> 'ended'
      AND (place.role IN ('candidate', 'observer')
        OR (${withPractice} AND place.role = 'owner' AND session.mode = 'practice' AND session.phase = 'live'))
      AND (COALESCE(faced."originId", session."problemId") = ${origin}
        OR (${guide} <> ${EMPTY}::jsonb AND (
          ${guide} = ${guideOf(Prisma.sql`session.id`)}
          OR EXISTS (
            SELECT 1 FROM "ProblemVersion" AS version
            LEFT JOIN "ProblemOrigin" AS copied ON copied."problemId" = version."problemId"
            WHERE COALESCE(copied."originId", version."problemId") = COALESCE(faced."originId", session."problemId")
              AND version.content->'guide' = ${guide}))))
    LIMIT 1`);
  return found.length > 0;
}

const EMPTY = JSON.stringify(EMPTY_GUIDE);

function ofProblem({ problemId, guide }: Extract<AskedGuide, { guide: Guide }>) {
  return {
    origin: Prisma.sql`COALESCE((SELECT "originId" FROM "ProblemOrigin" WHERE "problemId" = ${problemId}::text), ${problemId}::text)`,
    // As a version keeps it and a session copies it: whole, with what was left out.
    guide: Prisma.sql`${JSON.stringify(guideSchema.parse(guide))}::jsonb`,
  };
}

function ofSession(sessionId: string) {
  return {
    origin: Prisma.sql`(SELECT COALESCE(own."originId", planned."problemId") FROM "Session" AS planned
      LEFT JOIN "ProblemOrigin" AS own ON own."problemId" = planned."problemId" WHERE planned.id = ${sessionId})`,
    guide: guideOf(Prisma.sql`${sessionId}`),
  };
}

/** The guide that a session has now: planned anew, it gets another. */
function guideOf(sessionId: Prisma.Sql) {
  return Prisma.sql`(SELECT payload->'guide' FROM "SessionEvent"
    WHERE "sessionId" = ${sessionId} AND kind = 'guide.attached' ORDER BY seq DESC LIMIT 1)`;
}
