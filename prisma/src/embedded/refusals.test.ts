import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { explainFileError } from "../database-fault.js";
import { DataDirectories } from "./data-directory.testing.js";
import { explainEnd } from "./start-trouble.js";

const directories = new DataDirectories();
afterEach(() => directories.clear());

test("DB-7 a data directory that cannot be made is named in one sentence", async () => {
  const folder = directories.make();
  writeFileSync(path.join(folder, "file"), "");
  const inAFile = path.join(folder, "file", "data");
  await expect(directories.open(inAFile)).rejects.toThrow(
    `The data directory ${inAFile} cannot be made, because something else stands in its path: set DATA_DIR to another folder.`,
  );
});

test("DB-7 a data directory in somebody else's folder is named in one sentence", async () => {
  const closed = path.join(directories.make(), "data");
  const asRoot = process.geteuid?.() === 0;
  if (asRoot) process.seteuid?.(65534);
  try {
    const place = asRoot ? closed : "/proc/1/casement";
    await expect(directories.open(place)).rejects.toThrow(`The data directory ${place} cannot be`);
  } finally {
    if (asRoot) process.seteuid?.(0);
  }
});

test("DB-7 data of another PostgreSQL is refused before anything touches it", async () => {
  const dataDir = directories.make();
  const cluster = path.join(dataDir, "postgres", "cluster");
  mkdirSync(cluster, { recursive: true });
  writeFileSync(path.join(cluster, "PG_VERSION"), "17\n");
  await expect(directories.open(dataDir)).rejects.toThrow(/belongs to PostgreSQL 17 and this Casement brings 18/);
});

const PLACE = { directory: "/data/postgres/cluster", logFile: "/data/postgres/postgres.log" };
test.each([
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', "disk-full", "is full"],
  ["PANIC:  could not locate a valid checkpoint record", "stopped", "(could not locate a valid checkpoint record)"],
  ["", "stopped", "(it gave no reason): see /data/postgres/postgres.log"],
])("DB-8 a server that ends at once says why: %s", (written, code, part) => {
  expect(explainEnd(PLACE, written)).toMatchObject({ code, message: expect.stringContaining(part) });
});

test.each([
  ["EACCES", "cannot be written by this user"],
  ["EROFS", "read-only file system"],
  ["ENOSPC", "is full"],
])("DB-8 a file operation that fails with %s becomes a sentence", (code, part) => {
  expect(explainFileError(Object.assign(new Error(code), { code }), "/data")).toHaveProperty(
    "message",
    expect.stringMatching(new RegExp(`/data.* ${part}`)),
  );
});
