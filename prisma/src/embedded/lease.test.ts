import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import path from "node:path";
import { type Lease, takeLease } from "./lease.js";
import { startMark } from "./program/process-identity.js";

const folders: string[] = [];
const leases: Lease[] = [];
afterEach(async () => {
  for (const lease of leases.splice(0)) await lease.release();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function makeFolder(holder?: object): string {
  const folder = mkdtempSync(path.join(tmpdir(), "casement-lease-"));
  folders.push(folder);
  if (holder) writeFileSync(path.join(folder, "lease.left"), JSON.stringify(holder));
  return folder;
}

async function take(folder: string): Promise<Lease> {
  const lease = await takeLease(folder);
  leases.push(lease);
  return lease;
}

/** No process has this number: it is above the highest that a system assigns. */
const NO_PROCESS = 4_194_304 + 1;

test("DB-13 a lease is refused while it is held and free after", async () => {
  const folder = makeFolder();
  const first = await take(folder);
  await expect(take(folder)).rejects.toThrow(`process ${process.pid}`);
  await first.release();
  await take(folder);
  expect(readdirSync(folder)).toHaveLength(1);
});

test("DB-14 a lease of a process that is gone is taken over", async () => {
  const folder = makeFolder({ pid: NO_PROCESS, mark: "any", host: hostname() });
  await take(folder);
  expect(readdirSync(folder)).not.toContain("lease.left");
});

test("DB-14 a lease whose pid another process has by now is taken over", async () => {
  await take(makeFolder({ pid: process.ppid, mark: "began at another time", host: hostname() }));
});

test("DB-14 a lease that was only half written at a power failure is taken over", async () => {
  const folder = makeFolder();
  writeFileSync(path.join(folder, "lease.left"), "");
  await take(folder);
});

test("DB-15 of many processes that ask at once at most one gets the lease", async () => {
  const folder = makeFolder();
  const answers = await Promise.allSettled(Array.from({ length: 8 }, () => take(folder)));
  expect(answers.filter(({ status }) => status === "fulfilled").length).toBeLessThanOrEqual(1);
  expect(readdirSync(folder).length).toBeLessThanOrEqual(1);
});

test("DB-16 a holder in another container counts as alive while its lease is touched", async () => {
  const folder = makeFolder({ pid: process.pid, mark: startMark(process.pid), host: "another-container" });
  const file = path.join(folder, "lease.left");
  const heart = setInterval(() => utimesSync(file, new Date(), new Date()), 100);
  try {
    await expect(take(folder)).rejects.toThrow("on another-container");
  } finally {
    clearInterval(heart);
  }
});

test("DB-16 a silent holder in another container counts as dead", async () => {
  await take(makeFolder({ pid: 1, mark: "any", host: "another-container" }));
});
