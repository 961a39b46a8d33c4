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
 * Writes the built-in content to the migrated database at `url`, and returns how many rows changed: none the second
 * time. A changed problem gets a new version and keeps the old ones. Never touches what users made or cloned. Several
 * processes may run it at once.
 */
export function seed(url: string, content: Content = BUILT_IN): Promise<number> {
  const frameworks = content.frameworks.map(({ id, name, description, steps }) => ({ id, name, description, steps }));
  const rubrics = content.rubrics.map(({ id, name, description, criteria }) => ({ id, name, description, criteria }));
  return withConnection(
    url,
    async (client) =>
      (await upsert(client, "Framework", frameworks)) +
      (await upsert(client, "Rubric", rubrics)) +
      (await seedProblems(client, content.problems)),
  );
}

/**
 * One SQL statement inserts each row, updates it if it differs and belongs to nobody, or leaves it alone, even if another process does the
 * same at that moment. Prisma's upsert is not atomic like this, and every start would have to load its query compiler.
 */
async function upsert(client: pg.Client, table: string, rows: readonly object[]): Promise<number> {
  let changed = 0;
  for (const row of rows) {
    const { rowCount } = await client.query(upsertStatement(table, Object.keys(row)), Object.values(row).map(toColumn));
    changed += rowCount ?? 0;
  }
  return changed;
}

function upsertStatement(table: string, names: readonly string[]): string {
  const [id, ...others] = names.map((name) => pg.escapeIdentifier(name));
  const target = pg.escapeIdentifier(table);
  const stored = others.map((column) => `${target}.${column}`);
  const wanted = others.map((column) => `EXCLUDED.${column}`);
  return `
    INSERT INTO ${target} (${[id, ...others].join(", ")}, "updatedAt")
    VALUES (${names.map((_, index) => `$${index + 1}`).join(", ")}, now())
    ON CONFLICT (id) DO UPDATE
    SET ${others.map((column, index) => `${column} = ${wanted[index]}`).join(", ")}, "updatedAt" = now()
    WHERE (${stored.join(", ")}) IS DISTINCT FROM (${wanted.join(", ")}) AND ${target}."ownerId" IS NULL`;
}

/** Encodes lists and objects as JSON: pg would write a list as a PostgreSQL array. */
const toColumn = (value: unknown) => (typeof value === "object" ? JSON.stringify(value) : value);
