import { FakeClock } from "../testing/fake-clock.js";
import { startTestServer, type TestServer } from "../testing/test-server.js";
import { purgeExpired } from "./purge-expired.js";

const DAY_MS = 24 * 60 * 60 * 1000;
const clock = new FakeClock();
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({}, { clock });
});
afterAll(() => server.close());

test("SEC-28 expired sign-ins and audit entries older than a year are removed, all others stay", async () => {
  const { prisma, casement } = server;
  const at = (days: number) => new Date(clock.now() + days * DAY_MS);
  await server.signUp();
  const { id: userId } = await prisma.user.findFirstOrThrow();
  await prisma.signIn.deleteMany();
  await prisma.auditEntry.deleteMany();
  const signIn = (id: string, owner: string | null, lastSeenAt: Date, expiresAt: Date) => ({
    id,
    userId: owner,
    lastSeenAt,
    expiresAt,
    device: "Test",
    tokenHash: Buffer.from(id),
  });
  await prisma.signIn.createMany({
    data: [
      signIn("in use", userId, at(-29), at(1)),
      signIn("over", userId, at(-1), at(0)),
      signIn("unused", userId, at(-30), at(10)),
      signIn("guest who comes back late", null, at(-100), at(80)),
      signIn("guest of long ago", null, at(-180), at(0)),
    ],
  });
  const entry = (action: string, days: number) => ({ action, outcome: "done", at: at(days) });
  await prisma.auditEntry.createMany({ data: [entry("this year", -364), entry("last year", -365)] });

  expect(await purgeExpired(casement.deps)).toEqual({ signIns: 3, auditEntries: 1 });
  const left = await prisma.signIn.findMany({ select: { id: true }, orderBy: { id: "asc" } });
  expect(left.map(({ id }) => id)).toEqual(["guest who comes back late", "in use"]);
  expect(await prisma.auditEntry.findMany({ select: { action: true } })).toEqual([{ action: "this year" }]);
});
