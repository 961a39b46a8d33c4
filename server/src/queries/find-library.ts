import type { Prisma } from "@casement/prisma/client";
import { AppError } from "@casement/shared/contract/errors";
import { type Rubric, rubricSchema } from "@casement/shared/scoring/rubric";
import type { FeedbackTemplate } from "@casement/shared/session/feedback-template";
import { type Framework, frameworkSchema } from "@casement/shared/session/framework";
import { type SessionTemplate, sessionTemplateSchema } from "@casement/shared/session/session-template";
import type { Deps } from "../deps.js";

type QueryDeps = Pick<Deps, "prisma">;

const visibleTo = (userId: string) => ({ OR: [{ ownerId: null }, { ownerId: userId }] });
const BUILT_IN_FIRST = [
  { ownerId: { sort: "asc", nulls: "first" } },
  { name: "asc" },
  { id: "asc" },
] as const satisfies Prisma.RubricOrderByWithRelationInput[];

/** Built-ins first, then the account's own by name. */
export async function listRubrics({ prisma }: QueryDeps, userId: string): Promise<Rubric[]> {
  const rows = await prisma.rubric.findMany({ where: visibleTo(userId), orderBy: [...BUILT_IN_FIRST] });
  return rows.map(toRubric);
}

/** A rubric that the account may see. Throws NOT_FOUND. */
export async function findRubric({ prisma }: QueryDeps, userId: string, id: string): Promise<Rubric> {
  const row = await prisma.rubric.findFirst({ where: { id, ...visibleTo(userId) } });
  if (row === null) throw new AppError("NOT_FOUND", "There is no such rubric.");
  return toRubric(row);
}

/** Built-ins first, then the account's own by name. */
export async function listFrameworks({ prisma }: QueryDeps, userId: string): Promise<Framework[]> {
  const rows = await prisma.framework.findMany({ where: visibleTo(userId), orderBy: [...BUILT_IN_FIRST] });
  return rows.map(toFramework);
}

/** A framework that the account may see. Throws NOT_FOUND. */
export async function findFramework({ prisma }: QueryDeps, userId: string, id: string): Promise<Framework> {
  const row = await prisma.framework.findFirst({ where: { id, ...visibleTo(userId) } });
  if (row === null) throw new AppError("NOT_FOUND", "There is no such framework.");
  return toFramework(row);
}

/** The account's own, by name. */
export async function listTemplates({ prisma }: QueryDeps, userId: string): Promise<SessionTemplate[]> {
  const rows = await prisma.sessionTemplate.findMany({
    where: { ownerId: userId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, frameworkId: true, steps: true, rubricId: true, options: true },
  });
  return rows.map((row) => sessionTemplateSchema.parse(row));
}

/** The account's wordings for feedback, by name. */
export async function listFeedbackTemplates({ prisma }: QueryDeps, userId: string): Promise<FeedbackTemplate[]> {
  return prisma.feedbackTemplate.findMany({
    where: { ownerId: userId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: { id: true, name: true, text: true },
  });
}

interface LibraryRow {
  readonly id: string;
  readonly ownerId: string | null;
  readonly clonedFrom: string | null;
  readonly name: string;
  readonly description: string;
}

interface FrameworkRow extends LibraryRow {
  /** Step[] */
  readonly steps: unknown;
}

interface RubricRow extends LibraryRow {
  /** Criterion[] */
  readonly criteria: unknown;
}

function toFramework({ id, ownerId, clonedFrom, name, description, steps }: FrameworkRow): Framework {
  return frameworkSchema.parse({ id, builtIn: ownerId === null, clonedFrom, name, description, steps });
}

function toRubric({ id, ownerId, clonedFrom, name, description, criteria }: RubricRow): Rubric {
  return rubricSchema.parse({ id, builtIn: ownerId === null, clonedFrom, name, description, criteria });
}
