import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { withConnection } from "./connect.js";
import { createDatabase } from "./embedded/temporary-postgres.js";
import { migrate } from "./migrate.js";

const MIGRATIONS = path.join(__dirname, "..", "migrations");
const ORIGINS = "20261129091500_problem_origins";

test("MIG-20 older copies get an origin, also copies of copies, of deleted problems and in a circle", async () => {
  const url = await createDatabase(process.env.TEST_POSTGRES_URL ?? "", `origins_${process.pid}`);
  const folder = mkdtempSync(path.join(tmpdir(), "casement-origins-"));
  cpSync(MIGRATIONS, folder, {
    recursive: true,
    filter: (from) => path.basename(from) < ORIGINS || from === MIGRATIONS || !/^\d{14}_/.test(path.basename(from)),
  });
  await migrate(url, { folder });
  const copies = [
    ["built-in", null],
    ["copy", "built-in"],
    ["copy-of-copy", "copy"],
    ["orphan", "gone"],
    ["orphans-copy", "orphan"],
    ["one", "two"],
    ["two", "one"],
  ];
  const origins = await withConnection(url, async (client) => {
    for (const [id, clonedFrom] of copies)
      await client.query(
        `INSERT INTO "Problem" (id, "clonedFrom", title, summary, prompt, guide, "updatedAt") VALUES ($1, $2, '', '', '', '{}', now())`,
        [id, clonedFrom],
      );
    expect(await migrate(url, { folder: MIGRATIONS })).toContain(ORIGINS);
    return (await client.query(`SELECT "problemId", "originId" FROM "ProblemOrigin" ORDER BY 1`)).rows;
  });
  rmSync(folder, { recursive: true });
  expect(origins.map(({ problemId, originId }) => [problemId, originId])).toEqual([
    ["copy", "built-in"],
    ["copy-of-copy", "built-in"],
    ["orphan", "gone"],
    ["orphans-copy", "gone"],
  ]);
});
