import { COMMANDS, type CommandName } from "@casement/shared/contract/commands";
import type { Route } from "@casement/shared/contract/http/route";
import { ROUTES, type RouteName } from "@casement/shared/contract/http/routes";
import { runCommand } from "./commands/sessions/run-command.js";
import type { Browser } from "./testing/browser.js";
import { COMMAND_CALLS, isSessionRoute, ROUTE_BODIES } from "./testing/matrix-calls.js";
import { type Cast, SessionClient, seatCast } from "./testing/session-stage.js";
import { expectStatus, startTestServer, type TestServer } from "./testing/test-server.js";

/** Every command and route, several times over, on a busy machine. */
/** Names that every object inherits. */
const INHERITED = ["__proto__", "constructor", "toString", "hasOwnProperty"] as const;
const DATES = [
  "0000-01-01T00:00:00Z",
  "0001-01-01T00:00:00+14:00",
  "1969-12-31T23:59:59Z",
  "9999-12-31T23:59:59Z",
  "9999-12-31T23:59:59-23:59",
  "+275760-09-13T00:00:00Z",
] as const;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const browserOf = ({ cookie }: { readonly cookie: string }): Browser => {
  const browser = server.browser();
  const cut = cookie.indexOf("=");
  browser.setCookie(cookie.slice(0, cut), cookie.slice(cut + 1));
  return browser;
};

async function castIn(phase: "live" | "ended"): Promise<Cast> {
  const { deps } = server.casement;
  const cast = await seatCast(deps);
  await runCommand(deps, cast.owner, "session.start", {});
  if (phase === "ended") await runCommand(deps, cast.owner, "session.end", {});
  return cast;
}

/** The payload with every id in it replaced. */
function withIds(payload: object, id: string): object {
  return Object.fromEntries(
    Object.entries(payload).map(([key, value]) => [key, /Id$|^criterion$/.test(key) ? id : value]),
  );
}

async function expectReadable({ owner, sessionId }: Cast): Promise<void> {
  const browser = browserOf(owner);
  for (const path of ["", "/state", "/playback", "/record"])
    expect([path, (await browser.get(`/sessions/${sessionId}${path}`)).status]).toEqual([path, 200]);
  // A server that has just started reads the state from the session log.
  server.casement.deps.sessionLogs.forget(sessionId);
  expect((await browser.get(`/sessions/${sessionId}/state`)).status).toBe(200);
  expect((await browser.get("/sessions")).status).toBe(200);
}

describe.each(INHERITED)("SEC-77 the id %s", (id) => {
  test.each(["live", "ended"] as const)(
    "is nobody's and nothing's in any command while %s, and harms no record",
    async (phase) => {
      const cast = await castIn(phase);
      const client = await new SessionClient(server.url, cast.owner).joined();
      const withOne = (Object.keys(COMMANDS) as CommandName[]).filter(
        (name) => !["session.start", "session.end"].includes(name),
      );
      for (const name of withOne) {
        const { state } = await server.casement.deps.sessionLogs.load(cast.sessionId);
        const code = await client.try(name, withIds(COMMAND_CALLS[name](state, cast.owner), id));
        expect([name, code]).not.toEqual([name, "INTERNAL"]);
        if (name === "participant.remove" || name.startsWith("device.")) expect([name, code]).not.toEqual([name, "ok"]);
      }
      client.close();
      await expectReadable(cast);
    },
  );

  test("leads nowhere in any address", async () => {
    const cast = await castIn("ended");
    const browser = browserOf(cast.owner);
    for (const name of Object.keys(ROUTES) as RouteName[]) {
      const { method, path, access }: Route = ROUTES[name];
      if (!path.includes(":") || access === "public") continue;
      const address = path.replace(":id", isSessionRoute(name) && /:\w+.*:\w+/.test(path) ? cast.sessionId : id);
      const body = isSessionRoute(name) ? ROUTE_BODIES[name] : method === "GET" ? undefined : {};
      const answer = await browser.send(method, address.replace(/:\w+/g, id), { body });
      expect([name, answer.status >= 400 && answer.status < 500]).toEqual([name, true]);
    }
    await expectReadable(cast);
  });
});

test.each(DATES)(
  "SEC-78 a session planned for %s is refused or kept, and no list breaks by it",
  async (scheduledAt) => {
    const owner = await server.signUp("Dana Dates");
    const draft = { title: "Far away", problemId: "twitter", frameworkId: "six-steps", scheduledAt, timeZone: "UTC" };
    const answer = await owner.post("/sessions", draft);
    expect([201, 400]).toContain(answer.status);
    expectStatus(200, await owner.get("/sessions"));
    const { id } = expectStatus(
      201,
      await owner.post("/sessions", { ...draft, scheduledAt: null, timeZone: null }),
    ).body;
    expect([200, 400]).toContain((await owner.patch(`/sessions/${id}`, draft)).status);
    expectStatus(200, await owner.get("/sessions"));
    expectStatus(200, await owner.get(`/sessions/${id}`));
    expectStatus(201, await owner.post(`/sessions/${id}/duplicates`));
  },
);
