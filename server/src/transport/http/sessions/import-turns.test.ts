import type { ImportProgress } from "@casement/shared/contract/http/sessions";
import type { Answer, Browser } from "../../../testing/browser.js";
import { endAfter, sampleEvents, sampleHeader, sealed } from "../../../testing/record-text.js";
import { expectStatus, startTestServer, type TestServer } from "../../../testing/test-server.js";

const RECORD = sealed([sampleHeader, ...sampleEvents, endAfter(sampleEvents.length)]);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const headers = { "content-type": "application/x-ndjson" };
const bring = (who: Browser, signal?: AbortSignal): Promise<Answer> =>
  who.send("POST", "/sessions/imports", { body: RECORD, headers, ...(signal && { signal }) });
/** Sends the beginning of a record, and nothing more. */
const begin = (who: Browser, signal: AbortSignal): Promise<Answer> => {
  const body = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode(RECORD.slice(0, 99))) });
  return who.send("POST", "/sessions/imports", { body, headers, signal });
};
const progressOf = async (who: Browser): Promise<ImportProgress | null> =>
  expectStatus(200, await who.get("/imports/current")).body.progress;

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds()));
}
const untilPlace = (who: Browser, before: number) =>
  until(async () => {
    const progress = await progressOf(who);
    return progress?.step === "waiting" && progress.before === before;
  });
const untilOver = (who: Browser) => until(async () => (await progressOf(who)) === null);

const sessions = () => server.prisma.session.count();
const importers = () => Promise.all(["Ana", "Ben", "Eva"].map((name) => server.signUp(name)));

/** Lets no session be stored until it is opened: whose turn it is then keeps it for that long. */
async function closeGate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let isClosed: () => void = () => undefined;
  const closed = new Promise<void>((resolve) => (isClosed = resolve));
  const gone = server.prisma.atomically(async (database) => {
    await database.prepared("close-gate", 'LOCK TABLE "Session" IN SHARE MODE', []);
    isClosed();
    await opened;
  });
  await Promise.race([closed, gone]);
  const waiting = `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = '"Session"'::regclass`;
  return {
    /** Resolves once an import that passed its checks stands before the gate. */
    reached: () => until(async () => (await server.prisma.$queryRawUnsafe<unknown[]>(waiting)).length > 0),
    async open() {
      open();
      await gone;
    },
  };
}

test("REC-113 imports of several accounts take turns: each sees how many come first, and who leaves makes room", async () => {
  const before = await sessions();
  const [ana, ben, eva] = (await importers()) as [Browser, Browser, Browser];
  const gate = await closeGate();
  const first = bring(ana);
  await gate.reached();
  const leave = new AbortController();
  const second = bring(ben, leave.signal);
  await untilPlace(ben, 1);
  const third = bring(eva);
  await untilPlace(eva, 2);
  expect(expectStatus(409, await bring(ben)).body.code).toBe("CONFLICT");
  leave.abort();
  await expect(second).rejects.toThrow();
  await untilPlace(eva, 1);
  await untilOver(ben);
  expect(await progressOf(ana)).toMatchObject({ step: "checking" });
  await gate.open();
  expectStatus(201, await first);
  expectStatus(201, await third);
  expect(await sessions()).toBe(before + 2);
});

test("REC-113 who leaves while their record is being kept keeps nothing, and the next one's turn comes", async () => {
  const before = await sessions();
  const [ana, ben] = (await importers()) as [Browser, Browser];
  const gate = await closeGate();
  const leave = new AbortController();
  const first = bring(ana, leave.signal);
  await gate.reached();
  const second = bring(ben);
  await untilPlace(ben, 1);
  leave.abort();
  await expect(first).rejects.toThrow();
  await gate.open();
  await untilOver(ana);
  const { body: item } = expectStatus(201, await second);
  expect(await sessions()).toBe(before + 1);
  const kept = await server.prisma.session.findMany({ orderBy: { importedAt: "desc" }, take: 1 });
  expect(kept.map(({ id }) => id)).toEqual([item.id]);
  expectStatus(201, await bring(ana));
});

test("REC-114 an import that is not done by the deadline is refused in words, and the turn passes on", async () => {
  const hasty = await startTestServer({}, { imports: { deadlineMs: 1 } });
  const ana = await hasty.signUp("Ana");
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const { body: error } = expectStatus(422, await bring(ana));
    expect(error).toMatchObject({ code: "IMPORT_REFUSED", details: { reason: "slow" } });
    expect(error.message).toMatch(/^Checking this record takes longer than .* Nothing was imported\.$/);
    expect(await progressOf(ana)).toBeNull();
  }
  expect(await hasty.prisma.session.count()).toBe(0);
  await hasty.close();
});

test("REC-113 more imports than may wait are refused before they are read, and told when to come back", async () => {
  const narrow = await startTestServer({}, { imports: { mostWaiting: 1 } });
  const leave = new AbortController();
  const senders = [await narrow.signUp("Ana"), await narrow.signUp("Ben")];
  const sending = senders.map((who) => begin(who, leave.signal));
  for (const who of senders) await until(async () => (await progressOf(who))?.step === "sending");
  const { body: error } = expectStatus(429, await bring(await narrow.signUp("Eva")));
  expect(error).toMatchObject({ code: "RATE_LIMITED", details: { retryAfterSeconds: 60 } });
  leave.abort();
  await Promise.all(sending.map((each) => expect(each).rejects.toThrow()));
  for (const who of senders) await untilOver(who);
  await narrow.close();
});
