import { Prisma } from "@casement/prisma/client";
import { AppError } from "@casement/shared/contract/errors";
import type { RouteResponse } from "@casement/shared/contract/routes";
import { type Problem, type ProblemItem, problemItemSchema, problemSchema } from "@casement/shared/problem";
import type { Deps } from "../deps.js";

type QueryDeps = Pick<Deps, "prisma">;

const ITEM = {
  id: true,
  ownerId: true,
  clonedFrom: true,
  version: true,
  archivedAt: true,
  title: true,
  summary: true,
  topics: true,
  seniorities: true,
} as const;
const WHOLE = { ...ITEM, prompt: true, guide: true } as const;

const noVersion = () => new AppError("NOT_FOUND", "This version is not kept.");
const noProblem = () => new AppError("NOT_FOUND", "There is no such problem.");

/** Built-ins in their order, then the account's own, newest first. */
export async function listProblems({ prisma }: QueryDeps, userId: string): Promise<ProblemItem[]> {
  const rows = await prisma.problem.findMany({
    where: { OR: [{ ownerId: null }, { ownerId: userId }] },
    select: ITEM,
    orderBy: [{ ownerId: { sort: "asc", nulls: "first" } }, { position: "asc" }, { createdAt: "desc" }],
  });
  return rows.map((row) => problemItemSchema.parse(identified(row)));
}

/** One that the account may open, with its guide. Throws NOT_FOUND, FORBIDDEN. */
export async function findProblem({ prisma }: QueryDeps, userId: string, id: string): Promise<Problem> {
  const row = await prisma.problem.findFirst({ where: visible(userId, id), select: WHOLE });
  if (row === null) throw noProblem();
  if (row.ownerId === null) await refuseThoseWhoFaceIt({ prisma }, userId, id);
  return problemSchema.parse(identified(row));
}

/** Newest first. Throws NOT_FOUND. */
export async function listProblemVersions(
  { prisma }: QueryDeps,
  userId: string,
  id: string,
): Promise<RouteResponse<"listProblemVersions">["items"]> {
  const found = await prisma.problem.findFirst({
    where: visible(userId, id),
    select: {
      versions: { select: { version: true, title: true, savedAt: true }, orderBy: { version: "desc" } },
    },
  });
  if (found === null) throw noProblem();
  return found.versions.map(({ savedAt, ...version }) => ({ ...version, savedAt: savedAt.getTime() }));
}

/** The problem as it was then. Throws NOT_FOUND, FORBIDDEN. */
export async function findProblemVersion(
  deps: QueryDeps,
  userId: string,
  id: string,
  version: number,
): Promise<Problem> {
  const current = await findProblem(deps, userId, id);
  if (!Number.isInteger(version) || version > current.version) throw noVersion();
  const kept = await deps.prisma.problemVersion.findUnique({
    where: { problemId_version: { problemId: id, version } },
  });
  if (kept === null) throw noVersion();
  return problemSchema.parse({ ...current, ...(kept.content as object), version });
}

const visible = (userId: string, id: string) => ({ id, OR: [{ ownerId: null }, { ownerId: userId }] });

/**
 * Whoever is asked to solve a problem, or watches it being solved, does not read its guide in the library meanwhile:
 * not the problem's own, and not the one it was cloned from.
 */
async function refuseThoseWhoFaceIt({ prisma }: QueryDeps, userId: string, id: string): Promise<void> {
  const facing = await prisma.$queryRaw<unknown[]>(Prisma.sql`
    SELECT 1
    FROM "Participant" AS place
    JOIN "Session" AS session ON session.id = place."sessionId"
    LEFT JOIN "Problem" AS problem ON problem.id = session."problemId"
    WHERE place."userId" = ${userId} AND place."removedAt" IS NULL AND place.role IN ('candidate', 'observer')
      AND session.phase <> 'ended' AND ${id} IN (session."problemId", problem."clonedFrom")
    LIMIT 1`);
  if (facing.length > 0)
    throw new AppError("FORBIDDEN", "You take part in a session on this problem. It opens to you when that has ended.");
}

interface Row {
  readonly ownerId: string | null;
  readonly archivedAt: Date | null;
}

function identified<R extends Row>({ ownerId, archivedAt, ...rest }: R) {
  return { ...rest, builtIn: ownerId === null, archived: archivedAt !== null };
}
