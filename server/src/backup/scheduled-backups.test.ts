import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { FakeClock } from "../testing/fake-clock.js";
import { backUpIfDue, scheduleBackups } from "./scheduled-backups.js";

const HOUR_MS = 60 * 60_000;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "casement-schedule-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("OPS-8 a backup is made when the newest is a day old, across restarts, and the oldest are deleted", async () => {
  const clock = new FakeClock();
  const logged: unknown[] = [];
  const logger = { info: (...line: unknown[]) => logged.push(line), error: (...line: unknown[]) => logged.push(line) };
  const parts = {
    plan: { folder, everyHours: 24, keep: 2 },
    write: (file: string) => writeFile(file, "a backup"),
    now: clock.now.bind(clock),
    logger,
  };
  await writeFile(path.join(folder, "mine.backup"), "of somebody else");
  await writeFile(path.join(folder, "casement-2020-01-01T00-00-00Z.backup.part"), "of a process that was killed");
  const first = await backUpIfDue(parts);
  clock.advance(23 * HOUR_MS);
  expect(await backUpIfDue(parts)).toBeNull();
  clock.advance(HOUR_MS);
  const second = await backUpIfDue(parts);
  clock.advance(24 * HOUR_MS);
  const third = await backUpIfDue(parts);
  expect([first, second, third]).not.toContain(null);
  expect((await readdir(folder)).sort()).toEqual([
    path.basename(second ?? ""),
    path.basename(third ?? ""),
    "mine.backup",
  ]);
});

test("OPS-8 a scheduled backup that fails is logged, and deletes none of those that are there", async () => {
  const clock = new FakeClock();
  const errors: unknown[] = [];
  const parts = {
    plan: { folder, everyHours: 24, keep: 1 },
    write: () => Promise.reject(new Error("the disk is full")),
    now: clock.now.bind(clock),
    logger: { info: () => undefined, error: (...line: unknown[]) => errors.push(line) },
  };
  await writeFile(path.join(folder, "casement-2020-01-01T00-00-00Z.backup"), "an old one");
  await scheduleBackups(parts as never)();
  expect(errors).toHaveLength(1);
  expect(await readdir(folder)).toEqual(["casement-2020-01-01T00-00-00Z.backup"]);
});
