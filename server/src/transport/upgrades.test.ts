import { connect, type Socket } from "node:net";
import { startTestServer, type TestServer } from "../testing/test-server.js";

const MAX_SOCKETS = 5;
const KEY = "dGhlIHNhbXBsZSBub25jZQ==";
let server: TestServer;
let cookie: string;
const open: Socket[] = [];

beforeAll(async () => {
  server = await startTestServer(
    { trustProxy: 1 },
    { socketCaps: { perAddress: MAX_SOCKETS, perSignIn: MAX_SOCKETS } },
  );
  cookie = (await server.signUp()).cookie;
});
afterEach(async () => {
  await Promise.all(open.splice(0).map(ended));
});
afterAll(() => server.close());

function ended(socket: Socket): Promise<void> {
  if (socket.closed) return Promise.resolve();
  return new Promise((resolve) => socket.once("close", () => resolve()).destroy());
}

/** Requests an upgrade and returns the first line of the answer. */
function upgrade(target: string, headers: Record<string, string> = {}): Promise<string> {
  const { hostname, port, host } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  open.push(socket);
  const lines = Object.entries({
    Host: host,
    Upgrade: "websocket",
    Connection: "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": KEY,
    Cookie: cookie,
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  socket.write(`GET ${target} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
  return new Promise((resolve) => {
    socket.once("data", (data) => resolve(data.toString().split("\r\n")[0] ?? ""));
    socket.on("error", () => resolve("reset"));
    socket.once("close", () => resolve("closed"));
  });
}

const SESSION = "/socket.io/?EIO=4&transport=websocket";
const BOARD = "/board/some-session";

describe("upgrades", () => {
  test.each([SESSION, BOARD])("SEC-13 %s from our own page is let through to whoever serves it", async (target) => {
    expect(await upgrade(target, { Origin: server.url })).toBe("HTTP/1.1 101 Switching Protocols");
  });

  test.each([
    "/",
    "/board",
    "/board/",
    "/board/a/b",
    "/board/..%2f",
    "/socket.io",
    "/socket.io/x",
    "//evil/board/x",
    "/api/v1/me",
  ])("SEC-13 %s leads nowhere", async (target) => {
    expect(await upgrade(target, { Origin: server.url })).toBe("HTTP/1.1 404 Not Found");
  });

  test.each([SESSION, BOARD])("SEC-13 %s without our exact Origin is refused", async (target) => {
    for (const origin of [
      undefined,
      "null",
      "https://evil.example",
      `${server.url}/`,
      server.url.replace("http:", "https:"),
    ]) {
      const reply = await upgrade(target, origin === undefined ? {} : { Origin: origin });
      expect([origin, reply]).toEqual([origin, "HTTP/1.1 403 Forbidden"]);
    }
  });

  test("SEC-45 a session's socket needs a known sign-in; a board's closes with a code that says so", async () => {
    for (const stranger of ["", `casement=${"A".repeat(43)}`]) {
      expect(await upgrade(SESSION, { Origin: server.url, Cookie: stranger })).toBe("HTTP/1.1 401 Unauthorized");
      expect(await upgrade(BOARD, { Origin: server.url, Cookie: stranger })).toContain("101");
    }
  });

  test("SEC-45 nobody takes over a socket by its id", async () => {
    expect(await upgrade(`${SESSION}&sid=abc`, { Origin: server.url })).toBe("HTTP/1.1 404 Not Found");
  });

  test("SEC-49 a refused upgrade is closed at once, though its other end stays open", async () => {
    const sockets: Socket[] = [];
    server.httpServer.on("connection", (socket: Socket) => sockets.push(socket));
    const { hostname, port } = new URL(server.url);
    const peer = connect({ port: Number(port), host: hostname, allowHalfOpen: true });
    open.push(peer);
    peer.write(`GET /nowhere HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`);
    await new Promise((resolve) => peer.once("data", resolve));
    const [end] = sockets;
    if (end !== undefined && !end.closed) await new Promise((resolve) => end.once("close", resolve));
    expect(end?.destroyed).toBe(true);
  });

  test("SEC-49 one sign-in has a limited number of sockets, from whatever address", async () => {
    const own = (await server.signUp()).cookie;
    const from = (address: string) => upgrade(SESSION, { Origin: server.url, Cookie: own, "X-Forwarded-For": address });
    const replies = [];
    for (let count = 0; count <= MAX_SOCKETS; count += 1) replies.push(await from(`10.0.1.${count}`));
    expect(replies.filter((reply) => reply.includes("101"))).toHaveLength(MAX_SOCKETS);
    expect(replies.at(-1)).toBe("HTTP/1.1 429 Too Many Requests");
  });

  test("SEC-13 one address has a limited number of sockets; a closed one makes room", async () => {
    const cookies = await Promise.all(["a", "b", "c"].map(async () => (await server.signUp()).cookie));
    let turn = 0;
    const from = (address: string) => {
      turn += 1;
      const Cookie = cookies[turn % cookies.length] ?? "";
      return upgrade(SESSION, { Origin: server.url, Cookie, "X-Forwarded-For": address });
    };
    const replies = [];
    for (let count = 0; count <= MAX_SOCKETS; count += 1) replies.push(await from("10.0.0.1"));
    expect(replies.filter((reply) => reply.includes("101"))).toHaveLength(MAX_SOCKETS);
    expect(replies.at(-1)).toBe("HTTP/1.1 429 Too Many Requests");
    expect(await from("10.0.0.2")).toContain("101");
    open[0]?.destroy();
    let reply = "";
    while (!reply.includes("101")) reply = await from("10.0.0.1");
  });
});
