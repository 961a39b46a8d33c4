import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.join(__dirname, "..");
const PACKAGES = ["client", "e2e", "prisma", "server", "shared"];
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");

/** A rule begins with its id in bold: "**BRD-1** …". Where another rule mentions the id it is not bold. */
const rules = PACKAGES.map((name) => `${name}/SPEC.md`).flatMap((file) =>
  [...read(file).matchAll(/\*\*([A-Z]+-\d+)\*\*/g)].map(([, id = ""]) => ({ id, file })),
);

/** The rule ids at the beginning of tests' titles. */
const cited = [...PACKAGES, "scripts"]
  .flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => /\.(test|spec)\.tsx?$/.test(file) && !/(^|\/)(node_modules|dist)\//.test(file))
      .map((file) => path.join(folder, file)),
  )
  .flatMap((file) =>
    [...read(file).matchAll(/(?:test|describe)(?:\.[a-z]+\([^\n]*?\))?\(\s*["'`]([A-Z]{2,3}-\d+)\b/g)].map(
      ([, id = ""]) => ({
        id,
        file,
      }),
    ),
  );

test("DOC-4 a rule's id names one rule in the whole repository", () => {
  const files = new Map<string, string[]>();
  for (const { id, file } of rules) files.set(id, [...(files.get(id) ?? []), file]);
  expect([...files].filter(([, places]) => places.length > 1)).toEqual([]);
  expect(files.size).toBeGreaterThan(300);
});

test("DOC-4 every rule that a test names exists", () => {
  const known = new Set(rules.map(({ id }) => id));
  const kinds = new Set(rules.map(({ id }) => id.split("-")[0]));
  const missing = cited.filter(({ id }) => kinds.has(id.split("-")[0] ?? "") && !known.has(id));
  expect(missing).toEqual([]);
  expect(cited.length).toBeGreaterThan(100);
});
