import { Prisma } from "@casement/prisma/client";
import { AppError } from "@casement/shared/contract/errors";
import { EMPTY_GUIDE, type Guide, guideSchema } from "@casement/shared/problem/problem";
import type { Deps } from "../deps.js";

/** The guide that somebody asks for: a problem's (`problemId` null while it has no id) or a session's copy. */
type AskedGuide = { readonly problemId: string | null; readonly guide: Guide } | { readonly sessionId: string };

/**
 * `withPractice`: a running practice of the account closes the guide too. Planning a second practice does not open it.
 */
interface Asking {
  readonly withPractice?: boolean;
}

/**
 * Throws GUIDE_CLOSED if the account faces the problem. A guest who gets an account still faces what they faced before.
 */
export async function requireGuideOpen(
  deps: Pick<Deps, "prisma">,
  userId: string,
  asked: AskedGuide,
  { withPractice = true }: Asking = {},
): Promise<void> {
  if (!(await facesGuide(deps, userId, asked, { withPractice }))) return;
  throw new AppError(
    "GUIDE_CLOSED",
    "You cannot see this problem's guide yet, because you are part of a session on it. You can once that session has ended.",
  );
}

/**
 * The one place that decides who may not read a guide: the candidates and observers of a session that has not ended, if
 * its problem has the same origin (any copy or version) or the same guide word for word.
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
    // Parsed, as versions and sessions store it: defaults are filled in, so that equal guides have equal JSON.
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

/** The guide that a session has now; planning it anew replaces the guide. */
function guideOf(sessionId: Prisma.Sql) {
  return Prisma.sql`(SELECT payload->'guide' FROM "SessionEvent"
    WHERE "sessionId" = ${sessionId} AND kind = 'guide.attached' ORDER BY seq DESC LIMIT 1)`;
}
