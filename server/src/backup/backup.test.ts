import { createHash } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { createPrisma } from "@casement/prisma/client";
import { withConnection } from "@casement/prisma/connect";
import { createDatabase } from "@casement/prisma/embedded/temporary-postgres";
import { migrate } from "@casement/prisma/migrate";
import { checkBackup, makeBackup } from "../back-up.js";
import { MEDIA_FOLDER } from "../config.js";
import { MediaStore } from "../media/media-store.js";
import { verifyRecord } from "../queries/playback/verify-record.js";
import { FakeClock } from "../testing/fake-clock.js";
import { recordSpeakers } from "../testing/sound-stage.js";
import { startTestServer, type TestServer } from "../testing/test-server.js";
import { unzip } from "../testing/unpacked.js";
import { BackupFault } from "./backup-file.js";
import { openBackup } from "./open-backup.js";
import { restoreBackup } from "./restore-backup.js";
import { readTables } from "./tables.js";
import { writeBackup } from "./write-backup.js";

const PASSPHRASE = "a passphrase for tests";
const { TEST_POSTGRES_URL = "" } = process.env;

let folder: string;
let server: TestServer;
let sessionId: string;
const clock = new FakeClock();
let made = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "casement-backup-"));
  server = await startTestServer({ dataDir: path.join(folder, "data") }, { clock });
  ({ sessionId } = (await recordSpeakers(server, clock)).cast);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const mediaFolder = () => path.join(folder, "data", MEDIA_FOLDER);
const databaseOf = async () => {
  const [{ name = "" } = {}] = await server.prisma.$queryRaw<{ name: string }[]>`SELECT current_database() AS name`;
  const url = new URL(TEST_POSTGRES_URL);
  url.pathname = `/${name}`;
  return url.href;
};

async function backUp(passphrase: string | null = null): Promise<string> {
  const file = path.join(folder, `${++made}.backup`);
  await writeBackup(
    { url: await databaseOf(), mediaFolder: mediaFolder(), passphrase, now: clock.now.bind(clock) },
    file,
  );
  return file;
}

/** A database that Casement was never started on, and a folder for its sound. */
async function emptyPlace() {
  const name = `restored_${process.pid}_${++made}`;
  return { url: await createDatabase(TEST_POSTGRES_URL, name), mediaFolder: path.join(folder, `media-${made}`) };
}

async function restore(file: string, passphrase: string | null = null) {
  const place = await emptyPlace();
  const backup = await openBackup(file, { passphrase, workFolder: path.join(folder, "work") });
  try {
    await restoreBackup(backup, place);
  } finally {
    await backup.close();
  }
  return place;
}

/** How many rows each table has. */
const rowsIn = (url: string) =>
  withConnection(url, async (client) => {
    const counts: Record<string, number> = {};
    for (const { name } of await readTables(client)) {
      const { rows } = await client.query<{ count: number }>(`SELECT count(*)::int AS count FROM "${name}"`);
      counts[name] = rows[0]?.count ?? -1;
    }
    return counts;
  });

const filesIn = async (media: string) =>
  Object.fromEntries(
    await Promise.all(
      (await readdir(media, { recursive: true, withFileTypes: true }))
        .filter((entry) => entry.isFile())
        .map(async ({ parentPath, name }) => [
          name,
          createHash("sha256")
            .update(await readFile(path.join(parentPath, name)))
            .digest("hex"),
        ]),
    ),
  );

test("OPS-1 a backup that was made while Casement ran brings back every row, the record and its sound", async () => {
  const { url, mediaFolder: media } = await restore(await backUp());
  expect(await rowsIn(url)).toEqual(await rowsIn(await databaseOf()));
  const files = await filesIn(media);
  expect(Object.keys(files).length).toBeGreaterThan(0);
  expect(files).toEqual(await filesIn(mediaFolder()));
  const prisma = createPrisma(url);
  try {
    const here = await server.prisma.sessionEvent.findMany({ where: { sessionId }, orderBy: { seq: "asc" } });
    expect(await prisma.sessionEvent.findMany({ where: { sessionId }, orderBy: { seq: "asc" } })).toEqual(here);
    expect(await verifyRecord(prisma, sessionId)).toMatchObject({ faults: [] });
    const [{ next, highest } = { next: 0n, highest: 0n }] = await prisma.$queryRaw<{ next: bigint; highest: bigint }[]>`
      SELECT nextval(pg_get_serial_sequence('"RecordHash"', 'id')) AS next,
        coalesce((SELECT max(id) FROM "RecordHash"), 0) AS highest`;
    expect(Number(next)).toBeGreaterThan(Number(highest));
    const ofNobody = { id: "x", sessionId: "nobody", participantId: "x" };
    await expect(prisma.take.create({ data: ofNobody })).rejects.toThrow();
  } finally {
    await prisma.$disconnect();
  }
});

test("OPS-2 a backup that was cut short, or in which one byte is another, is refused, and nothing is restored", async () => {
  const file = await backUp();
  const whole = await readFile(file);
  const place = await emptyPlace();
  const outcome = async (bytes: Buffer) => {
    const damaged = path.join(folder, "damaged.backup");
    await writeFile(damaged, bytes);
    const opened = await openBackup(damaged, { passphrase: null, workFolder: path.join(folder, "work") }).catch(
      (error: unknown) => error,
    );
    if (opened instanceof BackupFault) return "refused";
    if (opened instanceof Error) throw opened;
    const { manifest, close } = opened as Awaited<ReturnType<typeof openBackup>>;
    await close();
    return JSON.stringify(manifest);
  };
  const sound = await outcome(whole);
  for (const share of [0, 0.01, 0.3, 0.9, 0.999])
    expect(await outcome(whole.subarray(0, whole.length * share))).toBe("refused");
  const places = Array.from({ length: 150 }, (_, at) => Math.floor((whole.length * at) / 150));
  for (const at of places) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 0x10;
    // A byte that nobody reads, such as a file's time, changes nothing.
    expect(["refused", sound]).toContain(await outcome(changed));
  }
  expect(await rowsIn(place.url)).toEqual({});
});

test("OPS-3 a backup is restored only where Casement has no data, and never by an older Casement", async () => {
  const file = await backUp();
  const used = await emptyPlace();
  await migrate(used.url);
  const backup = await openBackup(file, { passphrase: null, workFolder: folder });
  try {
    await expect(restoreBackup(backup, used)).rejects.toThrow("Casement already has data here");
    const { manifest } = backup;
    const newer = { ...backup, manifest: { ...manifest, migrations: [...manifest.migrations, "9_tomorrow"] } };
    await expect(restoreBackup(newer, await emptyPlace())).rejects.toThrow(
      "made by a newer Casement (it has the migration 9_tomorrow)",
    );
  } finally {
    await backup.close();
  }
});

test("OPS-3 a restore begins nowhere where a failure would take away what others have there", async () => {
  const backup = await openBackup(await backUp(), { passphrase: null, workFolder: folder });
  try {
    const shared = await emptyPlace();
    await withConnection(shared.url, (client) => client.query("CREATE TABLE invoices (id int)"));
    await expect(restoreBackup(backup, shared)).rejects.toThrow("holds tables of another program");
    expect(await rowsIn(shared.url)).toEqual({ invoices: 0 });
    const survived = await emptyPlace();
    await mkdir(path.join(survived.mediaFolder, "ab"), { recursive: true });
    await writeFile(path.join(survived.mediaFolder, "ab", "sound"), "what was said");
    await expect(restoreBackup(backup, survived)).rejects.toThrow("There is recorded sound in");
    expect(await readFile(path.join(survived.mediaFolder, "ab", "sound"), "utf8")).toBe("what was said");
  } finally {
    await backup.close();
  }
});

test("OPS-4 a restore that fails half-way leaves nothing, so that it can be tried again", async () => {
  const backup = await openBackup(await backUp(), { passphrase: null, workFolder: folder });
  const place = await emptyPlace();
  try {
    const failing = {
      ...backup,
      stream: (name: string) =>
        name.startsWith("media/") ? Promise.reject(new Error("the disk broke")) : backup.stream(name),
    };
    await expect(restoreBackup(failing, place)).rejects.toThrow("the disk broke");
    expect(await rowsIn(place.url)).toEqual({});
    await restoreBackup(backup, place);
    expect(await rowsIn(place.url)).toEqual(await rowsIn(await databaseOf()));
  } finally {
    await backup.close();
  }
});

test("OPS-5 an encrypted backup tells nothing without its passphrase, and leaves no copy behind", async () => {
  const [open, sealed] = [await backUp(), await backUp(PASSPHRASE)];
  expect(JSON.stringify(Object.values(await unzip(await readFile(open))).map(String))).toContain("Practice round");
  await expect(unzip(await readFile(sealed))).rejects.toThrow();
  const workFolder = path.join(folder, "work");
  const read = (passphrase: string | null) => openBackup(sealed, { passphrase, workFolder });
  await expect(read(null)).rejects.toThrow("set BACKUP_PASSPHRASE");
  await expect(read("another passphrase")).rejects.toThrow("cannot be decrypted");
  const cut = path.join(folder, "cut.backup");
  await copyFile(sealed, cut);
  await truncate(cut, 50_000);
  await expect(openBackup(cut, { passphrase: PASSPHRASE, workFolder })).rejects.toThrow("damaged or was cut short");
  const { url } = await restore(sealed, PASSPHRASE);
  expect(await rowsIn(url)).toEqual(await rowsIn(await databaseOf()));
  expect(await readdir(workFolder)).toEqual([]);
  // A restore that was killed left its copy in clear text: the next one removes it.
  await writeFile(path.join(workFolder, "decrypted-0123"), "in clear text");
  await (await read(PASSPHRASE)).close();
  expect(await readdir(workFolder)).toEqual([]);
});

test("OPS-6 sound that is deleted while the backup is made is named as gone, and all else is restored", async () => {
  const chunk = await server.prisma.takeChunk.findFirstOrThrow();
  const store = new MediaStore(mediaFolder());
  const bytes = await store.read(chunk.key);
  await store.remove([chunk.key]);
  try {
    const backup = await openBackup(await backUp(), { passphrase: null, workFolder: folder });
    expect(backup.manifest.gone).toEqual([chunk.key]);
    await backup.close();
  } finally {
    await store.putBack(chunk.key, bytes.length, Readable.from([bytes]));
  }
});

test("OPS-7 a full disk, a missing folder and a taken name each say what to do, and leave no half file", async () => {
  const source = { url: await databaseOf(), mediaFolder: mediaFolder(), passphrase: null, now: clock.now.bind(clock) };
  const here = path.join(folder, "full");
  await mkdir(here);
  // Linux has a file on which every write finds the disk full.
  if (process.platform === "linux") {
    await symlink("/dev/full", path.join(here, "x.backup.part"));
    await expect(writeBackup(source, path.join(here, "x.backup"))).rejects.toThrow("is full: no backup was written");
  }
  await expect(writeBackup(source, path.join(folder, "none", "x"))).rejects.toThrow("There is no folder");
  const file = await backUp();
  await expect(writeBackup(source, file)).rejects.toThrow("exists already");
  expect(await readdir(here)).toEqual([]);
});

test("OPS-9 npm run backup and npm run restore -- --check say what a backup holds, and whether its records are whole", async () => {
  const env = { DATABASE_URL: await databaseOf(), DATA_DIR: path.join(folder, "data") };
  const file = path.join(folder, "by-hand.backup");
  expect(await makeBackup({ ...env, LOG_LEVEL: "fatal" }, file)).toMatch(
    /: 1 account, 1 session, .* of sound, .* MB, not encrypted\.$/,
  );
  const whole = await checkBackup({ LOG_LEVEL: "fatal" }, file);
  expect(whole).toMatchObject({ sound: true });
  expect(whole.words).toContain("All records are what was live (1).");
  const event = await server.prisma.sessionEvent.findFirstOrThrow({ where: { sessionId, seq: 3 } });
  await server.prisma.sessionEvent.delete({ where: { sessionId_seq: { sessionId, seq: 3 } } });
  try {
    const damaged = path.join(folder, "damaged-record.backup");
    await makeBackup({ ...env, LOG_LEVEL: "fatal" }, damaged);
    expect(await checkBackup({ LOG_LEVEL: "fatal" }, damaged)).toMatchObject({ sound: false });
  } finally {
    await server.prisma.sessionEvent.create({ data: event as never });
  }
});
