import { connect, type Socket } from "node:net";
import { startTestServer, type TestServer } from "../testing/test-server.js";

const MAX_SOCKETS = 5;
const KEY = "dGhlIHNhbXBsZSBub25jZQ==";
let server: TestServer;
const open: Socket[] = [];

beforeAll(async () => {
  server = await startTestServer({ trustProxy: 1 }, { maxSocketsPerAddress: MAX_SOCKETS });
});
afterEach(async () => {
  await Promise.all(open.splice(0).map(ended));
});
afterAll(() => server.close());

function ended(socket: Socket): Promise<void> {
  if (socket.closed) return Promise.resolve();
  return new Promise((resolve) => socket.once("close", () => resolve()).destroy());
}

/** Asks for an upgrade and answers the first line of the reply. */
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

  test("SEC-13 one address has so many sockets and no more; a closed one makes room", async () => {
    const from = (address: string) => upgrade(SESSION, { Origin: server.url, "X-Forwarded-For": address });
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
