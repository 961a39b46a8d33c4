import type pg from "pg";
import type { ProblemContent } from "./content/shapes.js";

/** Writes all problems in one round trip, since every start waits for it, and in a fixed order to prevent deadlocks. */
const STATEMENT = `
  WITH wanted AS (
    SELECT *, jsonb_build_object(
      'title', title, 'summary', summary, 'topics', topics, 'seniorities', seniorities, 'prompt', prompt, 'guide', guide
    ) AS content
    FROM jsonb_to_recordset($1::jsonb) AS list(
      id text, title text, summary text, topics jsonb, seniorities jsonb, prompt text, guide jsonb, position int
    )
  ), written AS (
    INSERT INTO "Problem" AS problem
      (id, version, title, summary, topics, seniorities, prompt, guide, position, "updatedAt")
    SELECT id, 1, title, summary, topics, seniorities, prompt, guide, position, now() FROM wanted ORDER BY id
    ON CONFLICT (id) DO UPDATE SET
      version = problem.version + CASE WHEN
        (problem.title, problem.summary, problem.topics, problem.seniorities, problem.prompt, problem.guide)
        IS DISTINCT FROM
        (EXCLUDED.title, EXCLUDED.summary, EXCLUDED.topics, EXCLUDED.seniorities, EXCLUDED.prompt, EXCLUDED.guide)
        OR problem.version = 0 THEN 1 ELSE 0 END,
      title = EXCLUDED.title, summary = EXCLUDED.summary, topics = EXCLUDED.topics,
      seniorities = EXCLUDED.seniorities, prompt = EXCLUDED.prompt, guide = EXCLUDED.guide,
      position = EXCLUDED.position, "updatedAt" = now()
    WHERE problem."ownerId" IS NULL AND (
      problem.version = 0 OR
      (problem.title, problem.summary, problem.topics, problem.seniorities, problem.prompt, problem.guide, problem.position)
      IS DISTINCT FROM
      (EXCLUDED.title, EXCLUDED.summary, EXCLUDED.topics, EXCLUDED.seniorities, EXCLUDED.prompt, EXCLUDED.guide, EXCLUDED.position)
    )
    RETURNING problem.id, problem.version, problem.title
  ), kept AS (
    INSERT INTO "ProblemVersion" ("problemId", version, title, content)
    SELECT written.id, written.version, written.title, wanted.content
    FROM written JOIN wanted ON wanted.id = written.id
    ON CONFLICT DO NOTHING
  )
  SELECT count(*)::int AS changed FROM written`;

/** Writes the problems, and returns how many are new or changed. */
export async function seedProblems(client: pg.Client, problems: readonly ProblemContent[]): Promise<number> {
  const rows = problems.map((problem, position) => ({ ...problem, position }));
  const answer = await client.query<{ changed: number }>(STATEMENT, [JSON.stringify(rows)]);
  return answer.rows[0]?.changed ?? 0;
}
