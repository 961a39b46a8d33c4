import { rmSync, symlinkSync } from "node:fs";
import path from "node:path";
import { createPrisma } from "../client.js";
import { silentLog } from "../log.js";
import { openCluster } from "./cluster/open-cluster.js";
import { DataDirectories, serverPid, until } from "./data-directory.testing.js";
import { KeptServer } from "./keep-running.js";
import { adoptOrLaunch } from "./launch.js";
import { programPlaces } from "./open-database.js";
import { findProgram } from "./program/program.js";
import { chooseServerUser } from "./program/system-user.js";

const directories = new DataDirectories();
const dataDir = directories.make();
afterEach(() => directories.stopAll());
afterAll(() => directories.clear());

test("DB-17 a server that dies comes back at its address with all that it had acknowledged", async () => {
  const { url } = await directories.open(dataDir);
  const broken: Error[] = [];
  const prisma = createPrisma(url, { onConnectionLost: (error) => void broken.push(error) });
  await prisma.$executeRawUnsafe("CREATE TABLE kept AS SELECT 'acknowledged' AS word");
  const dead = serverPid(dataDir) ?? 0;

  process.kill(dead, "SIGKILL");
  await until(() => ![undefined, dead].includes(serverPid(dataDir)));

  await until(() =>
    prisma.$queryRaw`SELECT 1`.then(
      () => true,
      () => false,
    ),
  );
  expect(await prisma.$queryRaw`SELECT word FROM kept`).toEqual([{ word: "acknowledged" }]);
  expect(broken.length).toBeGreaterThan(0);
  await prisma.$disconnect();
});

test("DB-23 a server whose disk is full is started again until there is space", async () => {
  const home = path.join(dataDir, "postgres");
  const user = chooseServerUser(path.join(home, "cluster"));
  const cluster = await openCluster(home, await findProgram(user, programPlaces(dataDir)), user);
  const server = await adoptOrLaunch(cluster, silentLog);
  const [warnings, lost]: [string[], string[]] = [[], []];
  const log = { ...silentLog, warn: (sentence: string) => void warnings.push(sentence) };
  const kept = new KeptServer(cluster, server, log, (sentence) => void lost.push(sentence), [0, 10]);

  // The device on which every write fails as on a full disk.
  const startFile = path.join(cluster.directory, "postmaster.opts");
  rmSync(startFile);
  symlinkSync("/dev/full", startFile);
  process.kill(server.pid, "SIGKILL");
  await until(() => warnings.filter((warning) => warning.includes("is full: free some space.")).length > 3);
  expect(lost).toEqual([]);

  rmSync(startFile);
  await until(() => ![undefined, server.pid].includes(serverPid(dataDir)));
  expect(lost).toEqual([]);
  await kept.stop();
});

test("DB-18 a server that cannot come back is given up with one sentence", async () => {
  const home = path.join(dataDir, "postgres");
  const user = chooseServerUser(path.join(home, "cluster"));
  const cluster = await openCluster(home, await findProgram(user, programPlaces(dataDir)), user);
  const server = await adoptOrLaunch(cluster, silentLog);
  const sentences: string[] = [];
  const kept = new KeptServer(cluster, server, silentLog, (sentence) => void sentences.push(sentence), [0, 10]);

  rmSync(path.join(cluster.directory, "global", "pg_control"));
  process.kill(server.pid, "SIGKILL");
  await until(() => sentences.length > 0);

  expect(sentences).toEqual([
    expect.stringMatching(/^The database keeps stopping and was given up\. PostgreSQL did not start \(could not /),
  ]);
  await kept.stop();
  expect(sentences).toHaveLength(1);
});
