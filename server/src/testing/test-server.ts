import { mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { PrismaClient } from "@casement/prisma/client";
import type { InvitedRole } from "@casement/shared/session/role";
import { type Casement, type Choices, compose, type Given } from "../composition.js";
import { type Config, readConfig } from "../config.js";
import { createHttpServer } from "../platform/http-server.js";
import { DEFAULT_LIMITS, type LimitName } from "../platform/limits/rate-limits.js";
import type { Limit } from "../platform/limits/token-bucket.js";
import { createLogger } from "../platform/logger.js";
import { stopListening } from "../platform/shutdown.js";
import { type Answer, Browser } from "./browser.js";
import { createTestDatabase } from "./test-database.js";

const BOUNDLESS: Limit = { count: 1_000_000, perMs: 1 };
const NO_LIMITS = Object.fromEntries(Object.keys(DEFAULT_LIMITS).map((name) => [name, BOUNDLESS])) as Record<
  LimitName,
  Limit
>;
export const PASSWORD = "an orchard of pears";

/** A whole server with its own port and database. */
export interface TestServer {
  readonly url: string;
  readonly prisma: PrismaClient;
  readonly casement: Casement;
  readonly httpServer: Server;
  /** A fresh browser without cookies. */
  browser(userAgent?: string): Browser;
  /** A browser with a new account. */
  signUp(name?: string): Promise<Browser>;
  close(): Promise<void>;
}

/** Starts a server. Rate limits are off unless given; anybody may sign up. `watch`: who is told what happens. */
export async function startTestServer(
  config: Partial<Config> = {},
  choices: Choices = {},
  watch: Partial<Pick<Given, "logger" | "metrics">> = {},
): Promise<TestServer> {
  const database = await createTestDatabase();
  const server = createHttpServer();
  // The server and its clients share one loop here: long work must not make their kept connections time out.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const open = { publicOrigin: url, allowedOrigins: [url], signUp: "open", demo: false } as const;
  const dataDir = await mkdtemp(path.join(tmpdir(), "casement-test-"));
  const settings: Config = { ...readConfig({}), ...open, dataDir, ...config };
  const given = { config: settings, prisma: database.prisma, logger: createLogger("silent"), ...watch };
  const clientFolder = fileURLToPath(new URL("client", import.meta.url));
  const casement = compose(server, given, { clientFolder, ...choices, limits: { ...NO_LIMITS, ...choices.limits } });
  let accounts = 0;
  const browser = (userAgent?: string) => new Browser(url, userAgent);
  return {
    url,
    httpServer: server,
    prisma: database.prisma,
    casement,
    browser,
    async signUp(name = "Olive Owner") {
      accounts += 1;
      const page = browser();
      expectStatus(
        201,
        await page.post("/accounts", { name, email: `person-${accounts}@example.org`, password: PASSWORD }),
      );
      return page;
    },
    async close() {
      await casement.close();
      await stopListening(server, 0);
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Throws with the answer's body if the status is another. */
export function expectStatus(status: number, answer: Answer): Answer {
  if (answer.status !== status)
    throw new Error(`${answer.status} instead of ${status}: ${JSON.stringify(answer.body)}`);
  return answer;
}

/** Plans a session on the seeded Twitter problem and returns its id. */
export async function createSession(owner: Browser, title = "Design Twitter with Ada"): Promise<string> {
  const draft = { title, problemId: "twitter", frameworkId: "six-steps", scheduledAt: null, timeZone: null };
  return expectStatus(201, await owner.post("/sessions", draft)).body.id;
}

/** The data of an invite's link. */
export interface Link {
  readonly id: string;
  readonly secret: string;
}

export async function invite(owner: Browser, sessionId: string, role: InvitedRole): Promise<Link> {
  const { body } = expectStatus(201, await owner.post(`/sessions/${sessionId}/invites`, { role }));
  const [id = "", secret = ""] = body.path.replace("/join#", "").split(".");
  return { id, secret };
}

/** Invites somebody and redeems the link in this browser, or a fresh one. */
export async function inviteAndJoin(
  server: Pick<TestServer, "browser">,
  owner: Browser,
  sessionId: string,
  role: InvitedRole,
  guest: Browser = server.browser(),
): Promise<Browser> {
  const link = await invite(owner, sessionId, role);
  expectStatus(200, await guest.post("/invites/redeem", { ...link, name: `Some ${role}` }));
  return guest;
}
