import { AppError } from "@casement/shared/contract/errors";
import type { RouteResponse } from "@casement/shared/contract/http/routes";
import { type Problem, type ProblemItem, problemItemSchema, problemSchema } from "@casement/shared/problem/problem";
import { requireGuideOpen } from "../auth/closed-guides.js";
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

const noVersion = () => new AppError("NOT_FOUND", "This version is no longer available.");
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

/** A problem that the account may open, with its guide. Throws NOT_FOUND, GUIDE_CLOSED. */
export async function findProblem({ prisma }: QueryDeps, userId: string, id: string): Promise<Problem> {
  const problem = await loadProblem({ prisma }, userId, id);
  await requireGuideOpen({ prisma }, userId, { problemId: id, guide: problem.guide });
  return problem;
}

/** A problem that the account may see, with its guide, for code that does not show it to them. Throws NOT_FOUND. */
export async function loadProblem({ prisma }: QueryDeps, userId: string, id: string): Promise<Problem> {
  const row = await prisma.problem.findFirst({ where: visible(userId, id), select: WHOLE });
  if (row === null) throw noProblem();
  return problemSchema.parse(identified(row));
}

/** What is needed to manage a problem. Throws NOT_FOUND if the account may not see it. */
export async function requireVisible(
  { prisma }: QueryDeps,
  userId: string,
  id: string,
): Promise<{ readonly builtIn: boolean }> {
  const row = await prisma.problem.findFirst({ where: visible(userId, id), select: { ownerId: true } });
  if (row === null) throw noProblem();
  return { builtIn: row.ownerId === null };
}

/** Newest first. Throws NOT_FOUND, GUIDE_CLOSED. */
export async function listProblemVersions(
  deps: QueryDeps,
  userId: string,
  id: string,
): Promise<RouteResponse<"listProblemVersions">["items"]> {
  await findProblem(deps, userId, id);
  const rows = await deps.prisma.problemVersion.findMany({
    where: { problemId: id },
    select: { version: true, title: true, savedAt: true },
    orderBy: { version: "desc" },
  });
  return rows.map(({ savedAt, ...version }) => ({ ...version, savedAt: savedAt.getTime() }));
}

/** The problem in this version. Throws NOT_FOUND, GUIDE_CLOSED. */
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
  const then = problemSchema.parse({ ...current, ...(kept.content as object), version });
  await requireGuideOpen(deps, userId, { problemId: id, guide: then.guide });
  return then;
}

const visible = (userId: string, id: string) => ({ id, OR: [{ ownerId: null }, { ownerId: userId }] });

interface Row {
  readonly ownerId: string | null;
  readonly archivedAt: Date | null;
}

function identified<R extends Row>({ ownerId, archivedAt, ...rest }: R) {
  return { ...rest, builtIn: ownerId === null, archived: archivedAt !== null };
}
