import { AppError } from "@casement/shared/contract/errors";
import { type Rubric, rubricSchema } from "@casement/shared/scoring/rubric";
import { type Framework, frameworkSchema } from "@casement/shared/session/framework";
import { type SessionTemplate, sessionTemplateSchema } from "@casement/shared/session/session-template";
import type { Deps } from "../deps.js";

type QueryDeps = Pick<Deps, "prisma">;

/** Throws NOT_FOUND. */
export async function findRubric({ prisma }: QueryDeps, id: string): Promise<Rubric> {
  const row = await prisma.rubric.findUnique({ where: { id }, select: { id: true, name: true, criteria: true } });
  if (row === null) throw new AppError("NOT_FOUND", "There is no such rubric.");
  return rubricSchema.parse(row);
}

/** Built-ins first, then the account's own by name. */
export async function listFrameworks({ prisma }: QueryDeps, userId: string): Promise<Framework[]> {
  const rows = await prisma.framework.findMany({
    where: { OR: [{ ownerId: null }, { ownerId: userId }] },
    orderBy: [{ ownerId: { sort: "asc", nulls: "first" } }, { name: "asc" }, { id: "asc" }],
  });
  return rows.map(toFramework);
}

/** A framework that the account may see. Throws NOT_FOUND. */
export async function findFramework({ prisma }: QueryDeps, userId: string, id: string): Promise<Framework> {
  const row = await prisma.framework.findFirst({ where: { id, OR: [{ ownerId: null }, { ownerId: userId }] } });
  if (row === null) throw new AppError("NOT_FOUND", "There is no such framework.");
  return toFramework(row);
}

/** The account's own, by name. */
export async function listTemplates({ prisma }: QueryDeps, userId: string): Promise<SessionTemplate[]> {
  const rows = await prisma.sessionTemplate.findMany({
    where: { ownerId: userId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, frameworkId: true, steps: true, options: true },
  });
  return rows.map((row) => sessionTemplateSchema.parse(row));
}

interface FrameworkRow {
  readonly id: string;
  readonly ownerId: string | null;
  readonly clonedFrom: string | null;
  readonly name: string;
  readonly description: string;
  /** Step[] */
  readonly steps: unknown;
}

function toFramework({ id, ownerId, clonedFrom, name, description, steps }: FrameworkRow): Framework {
  return frameworkSchema.parse({ id, builtIn: ownerId === null, clonedFrom, name, description, steps });
}
