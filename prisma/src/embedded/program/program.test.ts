import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { programPlaces } from "../open-database.js";
import { binary, findProgram } from "./program.js";
import { copyProgram, makeTrusted } from "./program-files.js";
import { chooseServerUser } from "./system-user.js";

const folder = mkdtempSync(path.join(tmpdir(), "casement-program-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("DB-21 a copy of PostgreSQL runs for the server's user, whatever the umask was when it was installed", async () => {
  const user = chooseServerUser("/nowhere");
  const installed = await findProgram(user, programPlaces(folder));
  const closed = path.join(folder, "closed", "native");
  cpSync(installed, closed, { recursive: true, verbatimSymlinks: true });
  chmodSync(binary(closed, "postgres"), 0o700);
  chmodSync(path.join(folder, "closed"), 0o700);

  chmodSync(folder, 0o755);
  const copy = path.join(folder, "copy");
  await Promise.all([copyProgram(closed, copy), copyProgram(closed, copy)]);
  const identity = user && { uid: user.uid, gid: user.gid };
  const tried = spawnSync(binary(copy, "postgres"), ["--version"], { cwd: "/", encoding: "utf8", ...identity });
  expect(tried.stdout).toMatch(/PostgreSQL\) 18/);
});

test("DB-22 nothing is run from a folder that others can write to", async () => {
  const open = path.join(folder, "open");
  mkdirSync(open);
  chmodSync(open, 0o777);
  expect(await makeTrusted(open)).toBe(false);
  const own = path.join(folder, "own");
  expect(await makeTrusted(own)).toBe(true);
  expect(statSync(own).mode & 0o777).toBe(0o755);
});
