import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const ROOT = path.join(__dirname, "..");
const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const filesIn = (folder: string, ending: RegExp) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => ending.test(file))
    .map((file) => path.join(folder, file));
const specs = ["client", "e2e", "prisma", "server", "shared"].map((room) => `${room}/SPEC.md`);
const DOCUMENTS = ["README.md", "CONTRIBUTING.md", ".env.example", ...specs, ...filesIn("docs", /\.md$/)];
/** Messages of the scripts also tell people what to type. */
const SOURCES = [
  ...filesIn("scripts", /\.mjs$/),
  ...filesIn("proofs", /\.ts$/),
  "server/src/verify-record.ts",
  "server/src/reset-password.ts",
  "server/src/back-up.ts",
];

/** Everything that the pattern finds in these files, once each, with a file that has it. */
function named(pattern: RegExp, files: readonly string[]): [name: string, file: string][] {
  const found = files.flatMap((file) =>
    [...read(file).matchAll(pattern)].map(([, name = ""]): [string, string] => [name, file]),
  );
  return [...new Map(found)];
}

const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
const proofs = /const PROOFS[^{]*\{([^}]*)\}/.exec(read("proofs/main.ts"))?.[1] ?? "";
const workloads = filesIn("bench/workloads", /\.mjs$/)
  .map(read)
  .join("\n");

test.each(named(/npm run ([a-z][a-z-]*)/g, [...DOCUMENTS, ...SOURCES]))(
  "DOC-1 `npm run %s`, named in %s, is there",
  (name) => expect(Object.keys(scripts)).toContain(name),
);

test.each(named(/npm run prove -- ([a-z-]+)/g, DOCUMENTS))("DOC-1 the proof %s, named in %s, is there", (name) =>
  expect(proofs).toMatch(new RegExp(`(^|[\\s"])${name}["\\s,:]`)),
);

test.each(named(/npm run bench -- ([a-z][a-z-]*)/g, DOCUMENTS))(
  "DOC-1 the workload %s, named in %s, is there",
  (name) => expect(workloads).toContain(`"${name}"`),
);

test.each(named(/\bnode ((?:bench|scripts)\/[a-z/-]+\.mjs)/g, DOCUMENTS))(
  "DOC-1 `node %s`, named in %s, is there",
  (file) => expect(existsSync(path.join(ROOT, file))).toBe(true),
);

test("DOC-2 `npm run verify-record` without a session says in one sentence what to type", () => {
  const { status, stderr } = spawnSync("npm", ["run", "--silent", "verify-record"], { cwd: ROOT, encoding: "utf8" });
  expect(stderr).toContain("Say which session, as its page's address has it: npm run verify-record -- <session>");
  expect(status).toBe(1);
});
