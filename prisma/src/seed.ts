import pg from "pg";
import { withConnection } from "./connect.js";
import { builtInFrameworks } from "./content/frameworks.js";
import { builtInProblems } from "./content/problems/problem-bank.js";
import { builtInRubric } from "./content/rubric.js";
import type { FrameworkContent, ProblemContent, RubricContent } from "./content/shapes.js";
import { seedProblems } from "./seed-problems.js";

export interface Content {
  readonly frameworks: readonly FrameworkContent[];
  readonly rubrics: readonly RubricContent[];
  readonly problems: readonly ProblemContent[];
}

export const BUILT_IN: Content = {
  frameworks: builtInFrameworks,
  rubrics: [builtInRubric],
  problems: builtInProblems,
};

/**
 * Makes the migrated database at `url` say what the content says, and answers how many rows that changed: none the
 * second time. A problem that says something else than before becomes a new version, and keeps the old ones. What
 * users made or cloned is never touched. Safe to run on several nodes at once.
 */
export function seed(url: string, content: Content = BUILT_IN): Promise<number> {
  const frameworks = content.frameworks.map(({ id, name, description, steps }) => ({ id, name, description, steps }));
  const rubrics = content.rubrics.map(({ id, name, criteria }) => ({ id, name, criteria }));
  return withConnection(
    url,
    async (client) =>
      (await upsert(client, "Framework", frameworks, '"Framework"."ownerId" IS NULL')) +
      (await upsert(client, "Rubric", rubrics)) +
      (await seedProblems(client, content.problems)),
  );
}

/**
 * Plain SQL, which Prisma's upsert is not: in one statement a row is made, set right when it differs, or left alone,
 * whoever else does the same at that moment. It also spares every start the loading of Prisma's query compiler.
 */
async function upsert(client: pg.Client, table: string, rows: readonly object[], where = "TRUE"): Promise<number> {
  let changed = 0;
  for (const row of rows) {
    const { rowCount } = await client.query(
      upsertStatement(table, Object.keys(row), where),
      Object.values(row).map(toColumn),
    );
    changed += rowCount ?? 0;
  }
  return changed;
}

function upsertStatement(table: string, names: readonly string[], where: string): string {
  const [id, ...others] = names.map((name) => pg.escapeIdentifier(name));
  const target = pg.escapeIdentifier(table);
  const stored = others.map((column) => `${target}.${column}`);
  const wanted = others.map((column) => `EXCLUDED.${column}`);
  return `
    INSERT INTO ${target} (${[id, ...others].join(", ")}, "updatedAt")
    VALUES (${names.map((_, index) => `$${index + 1}`).join(", ")}, now())
    ON CONFLICT (id) DO UPDATE
    SET ${others.map((column, index) => `${column} = ${wanted[index]}`).join(", ")}, "updatedAt" = now()
    WHERE (${stored.join(", ")}) IS DISTINCT FROM (${wanted.join(", ")}) AND ${where}`;
}

/** pg would write a list as an array of PostgreSQL's; all lists here are JSON. */
const toColumn = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : value);
