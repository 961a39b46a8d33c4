import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withConnection } from "../connect.js";
import { startCasementProcess } from "./casement-process.testing.js";
import { DataDirectories, serverPid } from "./data-directory.testing.js";

const directories = new DataDirectories();
const dataDir = directories.make();
afterEach(() => directories.stopAll());
afterAll(() => directories.clear());

test("DB-10 the server of a Casement that was killed is adopted, with all that it holds", async () => {
  const killed = await startCasementProcess(dataDir);
  const url = killed.answer.url ?? "";
  await withConnection(url, (client) => client.query("CREATE TABLE kept AS SELECT 'acknowledged' AS word"));
  const orphan = serverPid(dataDir);
  await killed.end("SIGKILL");
  expect(serverPid(dataDir)).toBe(orphan);

  const next = await directories.open(dataDir);
  expect(serverPid(dataDir)).toBe(orphan);
  expect(next.url).toBe(url);
  const kept = await withConnection(next.url, (client) => client.query("SELECT word FROM kept"));
  expect(kept.rows).toEqual([{ word: "acknowledged" }]);

  await next.stop();
  expect(serverPid(dataDir)).toBeUndefined();
});

test("DB-11 a second Casement on the directory is refused and does the first no harm", async () => {
  const first = await directories.open(dataDir);
  const second = await startCasementProcess(dataDir);
  await second.end("SIGTERM");

  expect(second.answer).toEqual({
    sentence: `Another Casement (process ${process.pid}) is using the data directory ${dataDir}: stop it, or set DATA_DIR to another folder.`,
  });
  await expect(directories.open(dataDir)).rejects.toThrow("Another Casement");
  const alive = await withConnection(first.url, (client) => client.query("SELECT 1 AS one"));
  expect(alive.rows).toEqual([{ one: 1 }]);
});

test("DB-12 a pid file whose pid belongs to another process by now does not block a start", async () => {
  await (await directories.open(dataDir)).stop();
  const pidFile = path.join(dataDir, "postgres", "cluster", "postmaster.pid");
  writeFileSync(pidFile, `${process.ppid}\n${path.dirname(pidFile)}\n1\n5432\n\n127.0.0.1\n\nready\n`);

  await directories.open(dataDir);
  expect(Number(readFileSync(pidFile, "utf8").split("\n")[0])).toBe(serverPid(dataDir));
});
