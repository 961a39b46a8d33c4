import { createPrisma, type PrismaClient } from "./client.js";
import { createDatabase } from "./embedded/temporary-postgres.js";
import { BUILT_IN, seed } from "./seed.js";

const { TEST_POSTGRES_URL = "", TEST_DATABASE_TEMPLATE } = process.env;
let url: string;
let prisma: PrismaClient;
let made = 0;
beforeEach(async () => {
  url = await createDatabase(TEST_POSTGRES_URL, `seed_${process.pid}_${++made}`, TEST_DATABASE_TEMPLATE);
  prisma = createPrisma(url);
});
afterEach(() => prisma.$disconnect());

const everything = async () => ({
  frameworks: await prisma.framework.findMany({ orderBy: { id: "asc" } }),
  rubrics: await prisma.rubric.findMany({ orderBy: { id: "asc" } }),
  problems: await prisma.problem.findMany({ orderBy: { position: "asc" } }),
});

test("SEED-1 all built-in content is there, in the order of the content", async () => {
  await seed(url);
  const { frameworks, rubrics, problems } = await everything();
  expect(frameworks.map(({ id }) => id)).toEqual(BUILT_IN.frameworks.map(({ id }) => id).sort());
  expect(rubrics).toMatchObject(BUILT_IN.rubrics);
  expect(problems).toMatchObject(BUILT_IN.problems);
});

test("SEED-2 the second time changes nothing, not even a time stamp", async () => {
  await seed(url);
  const before = await everything();
  expect(await seed(url)).toBe(0);
  expect(await everything()).toEqual(before);
});

test("SEED-3 several processes may seed an empty database at once", async () => {
  await prisma.problem.deleteMany();
  const counts = await Promise.all([seed(url), seed(url), seed(url)]);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(BUILT_IN.problems.length);
});

test("SEED-4 content that was edited reaches the rows it belongs to and no others", async () => {
  await seed(url);
  const [first, ...others] = BUILT_IN.problems;
  if (!first) throw new Error("There are no built-in problems.");
  const before = await everything();
  const edited = { ...BUILT_IN, problems: [{ ...first, title: "Design something else" }, ...others] };

  expect(await seed(url, edited)).toBe(1);
  const after = await everything();
  expect(after.problems[0]?.title).toBe("Design something else");
  expect(after.problems.slice(1)).toEqual(before.problems.slice(1));
  expect(after.frameworks).toEqual(before.frameworks);
});

test("SEED-5 what users cloned is never touched, whatever its id", async () => {
  const [builtIn] = BUILT_IN.frameworks;
  if (!builtIn) throw new Error("There are no built-in frameworks.");
  const owner = { create: { id: "ada", email: "ada@example.org", name: "Ada", passwordHash: "none" } };
  const clone = { name: "Mine", description: "", steps: [], clonedFrom: builtIn.id };
  await prisma.framework.deleteMany();
  await prisma.framework.create({ data: { id: "clone", ...clone, owner } });
  await prisma.framework.create({ data: { id: builtIn.id, ...clone, ownerId: "ada" } });
  const before = await prisma.framework.findMany({ where: { ownerId: "ada" } });

  const [rubric] = BUILT_IN.rubrics;
  const own = { id: rubric?.id ?? "", ownerId: "ada", name: "Mine", description: "", criteria: [] };
  await prisma.rubric.deleteMany();
  await prisma.rubric.create({ data: own });

  await seed(url);
  expect(await prisma.framework.findMany({ where: { ownerId: "ada" } })).toEqual(before);
  expect(await prisma.rubric.findMany()).toMatchObject([own]);
});

test("SEED-6 a changed problem becomes a new version, and the earlier one stays", async () => {
  await seed(url);
  const [first, ...others] = BUILT_IN.problems;
  if (!first) throw new Error("There are no built-in problems.");
  const owner = { create: { id: "ada", email: "ada@example.org", name: "Ada", passwordHash: "none" } };
  const { id: _id, ...content } = first;
  await prisma.problem.create({ data: { id: "own", clonedFrom: first.id, version: 4, ...content, guide: {}, owner } });
  const own = await prisma.problem.findUnique({ where: { id: "own" } });

  expect(await seed(url, { ...BUILT_IN, problems: [{ ...first, prompt: "Another prompt." }, ...others] })).toBe(1);
  const versions = await prisma.problemVersion.findMany({
    where: { problemId: first.id },
    orderBy: { version: "asc" },
  });
  expect(versions).toMatchObject([
    { version: 1, title: first.title, content: { prompt: first.prompt } },
    { version: 2, title: first.title, content: { prompt: "Another prompt." } },
  ]);
  expect(await prisma.problem.findUnique({ where: { id: first.id } })).toMatchObject({ version: 2 });
  expect(await prisma.problem.findUnique({ where: { id: "own" } })).toEqual(own);

  // A problem whose position changed gets no new version.
  await seed(url, { ...BUILT_IN, problems: [...others, first] });
  await seed(url, { ...BUILT_IN, problems: [first, ...others] });
  expect(await prisma.problemVersion.count({ where: { problemId: others[0]?.id ?? "" } })).toBe(1);
});

test("SEED-6 a problem from before there were versions becomes version 1", async () => {
  const [first] = BUILT_IN.problems;
  if (!first) throw new Error("There are no built-in problems.");
  const { id, title, summary, prompt } = first;
  await prisma.problem.deleteMany();
  await prisma.problem.create({ data: { id, title, summary, prompt, guide: {} } });
  await seed(url);
  expect(await prisma.problem.findUnique({ where: { id } })).toMatchObject({ version: 1, guide: first.guide });
  expect(await prisma.problemVersion.count({ where: { problemId: id } })).toBe(1);
});
