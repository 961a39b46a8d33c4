import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { createLogger } from "../platform/logger.js";
import { FakeClock } from "../testing/fake-clock.js";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.js";
import { expectStatus, PASSWORD, startTestServer } from "../testing/test-server.js";
import { type Delivery, deliverDue, forgetEnded } from "./deliver-mail.js";
import { queueMail } from "./queue-mail.js";

const MINUTE_MS = 60_000;
const clock = new FakeClock();
let database: TestDatabase;
let smtp: SMTPServer | null = null;
const received: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await stopSmtp();
  received.length = 0;
  await database.prisma.mail.deleteMany();
});
afterAll(() => database.close());

/** A real mail server, which takes everything unless told otherwise. Returns its address. */
async function startSmtp(options: SMTPServerOptions = {}, port = 0): Promise<string> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        received.push(Buffer.concat(parts).toString());
        done();
      });
    },
    ...options,
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  smtp = server;
  return `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
}

async function stopSmtp(): Promise<void> {
  const server = smtp;
  smtp = null;
  if (server !== null) await new Promise<void>((resolve) => server.close(resolve));
}

const delivery = (url: string, patienceMs = 5_000): Delivery => ({
  prisma: database.prisma,
  clock,
  logger: createLogger("silent"),
  server: { url, from: "casement@example.org" },
  patienceMs,
});
const queue = (to = "ada@example.org") =>
  queueMail(database.prisma, { to, subject: "Hello", text: "One <b> & two.\n\nThree." }, clock.now());
const onlyMail = () => database.prisma.mail.findFirstOrThrow();
const answer = (responseCode: number) => Object.assign(new Error("not now"), { responseCode });

test("OPS-30 a mail goes out as plain text and HTML, once, and its content is then forgotten", async () => {
  const url = await startSmtp();
  await queue();
  await deliverDue(delivery(url));
  await deliverDue(delivery(url));
  expect(received).toHaveLength(1);
  expect(received[0]).toContain("One <b> & two.");
  expect(received[0]?.replaceAll("=\r\n", "")).toContain("<p>One &lt;b&gt; &amp; two.</p>");
  expect(await onlyMail()).toMatchObject({ state: "sent", attempts: 1, text: null, reason: null });
});

test("OPS-30 a mail whose cause is undone is never queued", async () => {
  const undone = database.prisma.$transaction(async (tx) => {
    await queueMail(tx, { to: "ada@example.org", subject: "Hello", text: "Hello" }, clock.now());
    throw new Error("undone");
  });
  await expect(undone).rejects.toThrow("undone");
  expect(await database.prisma.mail.count()).toBe(0);
});

test("OPS-31 two nodes that deliver at once send each mail once", async () => {
  const url = await startSmtp();
  for (let index = 0; index < 20; index += 1) await queue(`person-${index}@example.org`);
  await Promise.all([deliverDue(delivery(url)), deliverDue(delivery(url))]);
  expect(received).toHaveLength(20);
  expect(await database.prisma.mail.count({ where: { state: "sent", attempts: 1 } })).toBe(20);
});

test("OPS-32 an address refused for good is not tried again", async () => {
  const url = await startSmtp({ onRcptTo: (_address, _session, done) => done(answer(550)) });
  await queue();
  await deliverDue(delivery(url));
  expect(await onlyMail()).toMatchObject({ state: "refused", attempts: 1, text: null });
});

test("OPS-32 a mail refused for now is tried again after a minute", async () => {
  let refusals = 0;
  const url = await startSmtp({
    onRcptTo: (_address, _session, done) => done(refusals++ === 0 ? answer(451) : null),
  });
  await queue();
  await deliverDue(delivery(url));
  await deliverDue(delivery(url));
  expect(await onlyMail()).toMatchObject({ state: "queued", attempts: 1 });
  clock.advance(MINUTE_MS);
  await deliverDue(delivery(url));
  expect(await onlyMail()).toMatchObject({ state: "sent", attempts: 2 });
  expect(received).toHaveLength(1);
});

test("OPS-32 a server that is silent or gone costs no mail, and after two days it is given up", async () => {
  const silent = await startSmtp({ onConnect: () => undefined });
  await queue();
  await deliverDue(delivery(silent, 200));
  expect(await onlyMail()).toMatchObject({ state: "queued", attempts: 1 });
  await stopSmtp();
  clock.advance(MINUTE_MS);
  await deliverDue(delivery(silent, 200));
  expect(await onlyMail()).toMatchObject({ state: "queued", attempts: 2 });
  clock.advance(2 * MINUTE_MS);
  const back = await startSmtp({}, Number(new URL(silent).port));
  await deliverDue(delivery(back));
  expect(await onlyMail()).toMatchObject({ state: "sent", attempts: 3 });
  await stopSmtp();
  await queue("ben@example.org");
  clock.advance(48 * 60 * MINUTE_MS);
  await deliverDue(delivery(back, 200));
  expect(await database.prisma.mail.count({ where: { state: "given-up", text: null } })).toBe(1);
});

test("OPS-33 a password is said to no mail server that does not encrypt", async () => {
  const said: string[] = [];
  const url = await startSmtp({
    allowInsecureAuth: true,
    onAuth: ({ password }, _session, done) => {
      said.push(password ?? "");
      done(null, { user: "casement" });
    },
  });
  await queue();
  await deliverDue(delivery(url.replace("smtp://", "smtp://casement:secret@")));
  expect([said, received]).toEqual([[], []]);
  expect(await onlyMail()).toMatchObject({ state: "queued", attempts: 1 });
});

test("OPS-34 what became of a mail can be looked up for a month", async () => {
  const url = await startSmtp();
  await queue();
  await deliverDue(delivery(url));
  await forgetEnded(delivery(url));
  expect(await database.prisma.mail.count()).toBe(1);
  clock.advance(31 * 24 * 60 * MINUTE_MS);
  await forgetEnded(delivery(url));
  expect(await database.prisma.mail.count()).toBe(0);
});

test("SEC-170 whose password changes is told by mail; without mail settings nothing is queued", async () => {
  const arrived = new Promise<string>((resolve) => {
    const push = received.push.bind(received);
    received.push = (text) => {
      resolve(text);
      return push(text);
    };
  });
  const url = await startSmtp();
  const change = { current: PASSWORD, next: "nine quiet lanterns" };
  const server = await startTestServer({ mail: { url, from: "casement@example.org" } });
  expectStatus(204, await (await server.signUp("Ada")).put("/me/password", change));
  expect(await arrived).toContain("Subject: Your Casement password was changed");
  await server.close();
  const mute = await startTestServer();
  expectStatus(204, await (await mute.signUp("Ben")).put("/me/password", change));
  expect(await mute.prisma.mail.count()).toBe(0);
  await mute.close();
});
