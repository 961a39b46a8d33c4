import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { withConnection } from "../connect.js";
import { DataDirectories, serverPid } from "./data-directory.testing.js";

const directories = new DataDirectories();
let dataDir: string;
let url: string;
beforeAll(async () => {
  dataDir = path.join(directories.make(), "data");
  const half = path.join(dataDir, "postgres", "cluster.new");
  mkdirSync(half, { recursive: true });
  writeFileSync(path.join(half, "PG_VERSION"), "18\n");
  ({ url } = await directories.open(dataDir));
});
afterAll(() => directories.clear());

async function ask(sql: string, address = url): Promise<unknown> {
  const { rows } = await withConnection(address, (client) => client.query<Record<string, unknown>>(sql));
  return rows[0] && Object.values(rows[0])[0];
}

test("DB-1 a server that says 'committed' has it on disk", async () => {
  for (const name of ["fsync", "synchronous_commit", "full_page_writes"]) expect(await ask(`SHOW ${name}`)).toBe("on");
});

test("DB-2 only this machine can reach it, with a generated password that others cannot read", async () => {
  const { port, password } = new URL(url);
  expect(await ask("SHOW listen_addresses")).toBe("127.0.0.1");
  expect(await ask("SHOW unix_socket_directories")).toBe("");
  expect(password.length).toBeGreaterThanOrEqual(32);
  expect(statSync(path.join(dataDir, "postgres", "password")).mode & 0o777).toBe(0o600);
  expect(statSync(path.join(dataDir, "postgres")).mode & 0o777).toBe(0o700);
  const guess = `postgresql://casement:guess@127.0.0.1:${port}/casement`;
  await expect(ask("SELECT 1", guess)).rejects.toMatchObject({ code: "28P01" });
});

test("DB-3 letters beyond ASCII have upper and lower case", async () => {
  expect(await ask("SELECT 'ÉCOLE Ω' ILIKE 'école ω'")).toBe(true);
});

test("DB-4 if root starts it, the server runs as an unprivileged user, in folders that are closed to others", () => {
  if (process.geteuid?.() !== 0) return;
  const status = readFileSync(`/proc/${serverPid(dataDir)}/status`, "utf8");
  expect(status).toMatch(/^Uid:\t[1-9]/m);
  expect(status).toMatch(/^CapEff:\t0+$/m);
  expect(statSync(path.dirname(dataDir)).mode & 0o777).toBe(0o700);
});

test("DB-5 what was stored at the first start is there at the next, and a stop leaves nothing running", async () => {
  await ask("CREATE TABLE kept AS SELECT 'still here' AS word");
  expect(serverPid(dataDir)).toBeGreaterThan(0);
  await directories.stopAll();
  expect(serverPid(dataDir)).toBeUndefined();
  expect(readdirSync(dataDir)).toEqual(["postgres"]);
  expect(readdirSync(path.join(dataDir, "postgres", "cluster"))).not.toContain("postmaster.pid");

  ({ url } = await directories.open(dataDir));
  expect(await ask("SELECT word FROM kept")).toBe("still here");
});

test("DB-6 a first start that was interrupted is done again", async () => {
  expect(readdirSync(path.join(dataDir, "postgres")).sort()).toEqual(["cluster", "password", "postgres.log"]);
  expect(await ask("SHOW server_encoding")).toBe("UTF8");
});
