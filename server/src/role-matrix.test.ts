import { COMMANDS, type CommandName } from "@casement/shared/contract/commands";
import type { Route } from "@casement/shared/contract/http/route";
import { ROUTES, type RouteName } from "@casement/shared/contract/http/routes";
import { type Action, can, canEver } from "@casement/shared/contract/policy";
import { type Phase, phaseSchema } from "@casement/shared/session/phase";
import { type Role, roleSchema } from "@casement/shared/session/role";
import { boardVisibleTo } from "@casement/shared/session-log/audience/visible-to";
import * as Y from "yjs";
import { runCommand } from "./commands/sessions/run-command.js";
import { BoardClient } from "./testing/board-stage.js";
import { Browser } from "./testing/browser.js";
import {
  COMMAND_CALLS,
  isSessionRoute,
  OWN_REFUSALS,
  ROUTE_BODIES,
  ROUTE_QUERIES,
  unlisted,
} from "./testing/matrix-calls.js";
import { type Actor, type Cast, SessionClient, seatCast } from "./testing/session-stage.js";
import { startTestServer, type TestServer } from "./testing/test-server.js";

const roles = roleSchema.options;
const phases = phaseSchema.options;
const cells = phases.flatMap((phase) => roles.map((role) => [role, phase] as const));
/** These change the session's phase or delete it: each cell gets a session of its own. */
const CHANGES_PHASE: readonly string[] = ["session.start", "session.end", "deleteSession"];
/** The matrix sends commands faster than people do. */
const ONE_BY_ONE = { presenceGraceMs: 60_000 };

/** Real databases and sockets on a busy machine. */

let server: TestServer;
let casts: Record<Phase, Cast>;
const open: { close(): void }[] = [];

beforeAll(async () => {
  server = await startTestServer({}, { socket: ONE_BY_ONE, socketCaps: { perAddress: 10_000, perSignIn: 10_000 } });
  const [planned, live, ended] = [await castIn("planned"), await castIn("live"), await castIn("ended")];
  casts = { planned, live, ended };
});
afterEach(() => {
  for (const client of open.splice(0)) client.close();
});
afterAll(() => server.close());

async function castIn(phase: Phase): Promise<Cast> {
  const { deps } = server.casement;
  const cast = await seatCast(deps);
  // Observers score only as shadows.
  await runCommand(deps, cast.owner, "shadow.seat", { participantId: cast.observer.participantId });
  if (phase !== "planned") await runCommand(deps, cast.owner, "session.start", {});
  if (phase === "ended") await runCommand(deps, cast.owner, "session.end", {});
  return cast;
}

const castFor = (name: string, phase: Phase) => (CHANGES_PHASE.includes(name) ? castIn(phase) : casts[phase]);

function expected(role: Role, action: Action, phase: Phase): string {
  if (can(role, action, phase)) return "ok";
  return canEver(role, action) ? "WRONG_PHASE" : "FORBIDDEN";
}

function enter<T extends { close(): void }>(client: T): T {
  open.push(client);
  return client;
}

function browserOf({ cookie }: Pick<Actor, "cookie">): Browser {
  const browser = new Browser(server.url);
  const cut = cookie.indexOf("=");
  if (cut > 0) browser.setCookie(cookie.slice(0, cut), cookie.slice(cut + 1));
  return browser;
}

test("SEC-30 everything in the contract is part of this matrix", () => {
  expect(unlisted()).toEqual([]);
});

describe.each(cells)("SEC-31 commands of %s while %s", (role, phase) => {
  let client: SessionClient;
  beforeAll(async () => {
    client = await new SessionClient(server.url, casts[phase][role]).joined();
  });
  afterAll(() => client.close());

  test.each(Object.keys(COMMANDS) as CommandName[])("%s", async (name) => {
    const cast = await castFor(name, phase);
    const here = cast === casts[phase] ? client : await enter(new SessionClient(server.url, cast[role])).joined();
    const { state } = await server.casement.deps.sessionLogs.load(cast.sessionId);
    const code = await here.try(name, COMMAND_CALLS[name](state, cast[role]));
    expect(OWN_REFUSALS.has(code) ? "ok" : code).toBe(expected(role, name, phase));
  });
});

describe.each(cells)("SEC-32 routes for %s while %s", (role, phase) => {
  test.each((Object.keys(ROUTES) as RouteName[]).filter(isSessionRoute))("%s", async (name) => {
    const cast = await castFor(name, phase);
    const { method, path, access } = ROUTES[name];
    const query = new URLSearchParams(ROUTE_QUERIES[name] as Record<string, string> | undefined);
    const address = `${path.replace(":id", cast.sessionId).replace(/:\w+/g, "0")}?${query}`;
    const { status, body } = await browserOf(cast[role]).send(method, address, { body: ROUTE_BODIES[name] });
    const code = status < 300 ? "ok" : body.code;
    const { state } = await server.casement.deps.sessionLogs.load(cast.sessionId).catch(() => ({ state: null }));
    const isHidden = name === "readBoard" && state !== null && !boardVisibleTo(cast[role], state);
    expect(OWN_REFUSALS.has(code) ? "ok" : code).toBe(isHidden ? "FORBIDDEN" : expected(role, access, phase));
  });
});

describe("SEC-33 routes for those who take no part", () => {
  test.each(Object.keys(ROUTES) as RouteName[])("%s", async (name) => {
    const { method, path, access }: Route = ROUTES[name];
    if (access === "public") return;
    const address = path.replace(/:id\b/, casts.live.sessionId).replace(/:\w+/g, "none");
    const bodiless = method === "GET" || "bodyTypes" in ROUTES[name];
    const send = (browser: Browser) => browser.send(method, address, { body: bodiless ? undefined : {} });
    expect((await send(new Browser(server.url))).body.code).toBe("UNAUTHENTICATED");
    const guest = await send(browserOf((await seatCast(server.casement.deps)).candidate));
    if (access === "account" || access === "administrator") expect(guest.body.code).toBe("FORBIDDEN");
    else if (isSessionRoute(name) || access === "share" || access === "removed")
      expect(guest.body.code).toBe("NOT_FOUND");
    else expect(guest.status).toBeLessThan(300);
  });
});

describe("SEC-150 routes for the administrator", () => {
  const names = (Object.keys(ROUTES) as RouteName[]).filter((name) => ROUTES[name].access === "administrator");

  test.each(names)("%s is refused to every other account", async (name) => {
    const { method, path }: Route = ROUTES[name];
    await server.signUp("The first, who may be the administrator");
    const other = await server.signUp();
    const body = method === "GET" ? undefined : {};
    const answer = await other.send(method, path.replace(/:\w+/g, "none"), { body });
    expect([answer.status, answer.body.code]).toEqual([403, "FORBIDDEN"]);
  });
});

describe.each(cells)("SEC-34 the board for %s while %s", (role, phase) => {
  test("reading, writing and awareness", async () => {
    const cast = casts[phase];
    const { state } = await server.casement.deps.sessionLogs.load(cast.sessionId);
    const client = enter(new BoardClient(server.url, cast[role]));
    await client.until(({ provider, closed }) => provider.synced || closed !== null);
    const mayLook = boardVisibleTo(cast[role], state);
    expect([client.provider.synced, can(role, "board.read", phase) && mayLook]).toEqual([mayLook, mayLook]);
    if (!mayLook) return;
    const watcher = await enter(new BoardClient(server.url, cast.owner)).joined();
    const id = `shape:${role}`;
    client.draw(id);
    client.provider.awareness.setLocalState({ cursor: { x: 7, y: 7 }, viewport: null, selection: [] });
    // Messages of one connection are handled in order: once the cursor has arrived, the drawing was accepted or
    // refused.
    await watcher.until(({ provider }) =>
      [...provider.awareness.getStates().values()].some(({ cursor, user }) => cursor?.x === 7 && user?.role === role),
    );
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await readBoard(cast));
    expect(doc.getMap("records").has(id)).toBe(can(role, "board.write", phase));
    doc.destroy();
  });
});

async function readBoard(cast: Cast): Promise<Uint8Array> {
  const address = `${server.url}/api/v1/sessions/${cast.sessionId}/board`;
  const response = await fetch(address, { headers: { cookie: cast.owner.cookie } });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}
