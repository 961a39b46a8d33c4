import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseSync } from "@swc/core";

const ROOT = path.resolve(__dirname, "..");
const SOURCES = ["shared/src", "prisma/src", "server/src", "client/src", "proofs"];
const TESTS = /\.test\.tsx?$|\.testing\.tsx?$|\/testing\//;
const NOT_OURS = /\/node_modules\/|\/dist\/|^prisma\/src\/generated\//;

/** Lines of a function, its first and its last among them. */
const MAX_LINES = 60;

/** Longer than allowed. Shorten one when you change it, and add none. */
const LONG: readonly string[] = [
  "client/src/features/comments/thread-composer.tsx ThreadComposer",
  "proofs/faults.ts faults",
  "proofs/floods/floods.ts floods",
  "proofs/imports/hostile-files.ts hostileFiles",
  "proofs/kill.ts endAgainAndAgain",
];

const FUNCTIONS = [
  "FunctionDeclaration",
  "FunctionExpression",
  "ArrowFunctionExpression",
  "ClassMethod",
  "Constructor",
];

interface SyntaxNode {
  type?: string;
  span?: { start: number; end: number };
  [child: string]: unknown;
}

const isProduction = (file: string) => /(?<!\.d)\.tsx?$/.test(file) && !TESTS.test(file) && !NOT_OURS.test(file);

/** The functions of a file that are longer than allowed: `file name`. */
function longFunctions(file: string) {
  const text = readFileSync(path.join(ROOT, file), "utf8");
  if (text.split("\n").length <= MAX_LINES) return [];
  // The parser counts bytes on from file to file; the added semicolon is the first byte of this one.
  const source = `;${text}`;
  const module = parseSync(source, { syntax: "typescript", tsx: file.endsWith("x") });
  const bytes = Buffer.from(source);
  const linesOf = ({ start, end }: { start: number; end: number }) =>
    bytes
      .subarray(start - module.span.start, end - module.span.start)
      .toString()
      .split("\n").length;
  const found: string[] = [];
  const visit = (node: unknown, outerName: string) => {
    if (typeof node !== "object" || node === null) return;
    const { type = "", span, identifier, id, key } = node as SyntaxNode;
    const name = ((identifier ?? id ?? key) as { value?: string } | null | undefined)?.value ?? outerName;
    if (FUNCTIONS.includes(type) && span !== undefined && linesOf(span) > MAX_LINES) found.push(`${file} ${name}`);
    for (const child of Object.values(node)) visit(child, name);
  };
  visit(module.body, "");
  return found;
}

test("functions are short", () => {
  const files = SOURCES.flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" }).map((file) =>
      path.posix.join(folder, file.replaceAll(path.sep, "/")),
    ),
  ).filter(isProduction);
  expect(files.length).toBeGreaterThan(700);
  expect(files.flatMap(longFunctions).sort()).toEqual(LONG);
});
