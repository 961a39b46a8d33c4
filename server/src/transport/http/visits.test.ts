import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { WebSocket } from "ws";
import { Slots } from "../../platform/slots.js";
import { createSession, startTestServer, type TestServer } from "../../testing/test-server.js";

const NEVER_AGAIN_MS = 1e9;
const open: Socket[] = [];
let server: TestServer;

afterEach(async () => {
  for (const socket of open.splice(0)) socket.destroy();
  await server.close();
});

function dial(localAddress = "127.0.0.1"): Socket {
  const { hostname: host, port } = new URL(server.url);
  const socket = connect({ host, port: Number(port), localAddress });
  socket.on("error", () => socket.destroy());
  open.push(socket);
  return socket;
}

/** Everything received until the other side closes. */
function hear(socket: Socket): Promise<string> {
  let text = "";
  socket.on("data", (data) => {
    text += data.toString();
  });
  return new Promise((resolve) => socket.once("close", () => resolve(text)));
}

test("SEC-52 whoever asks too often is answered once, and their connection ends, however much they sent", async () => {
  server = await startTestServer({}, { limits: { visit: { count: 5, perMs: NEVER_AGAIN_MS } } });
  const socket = dial();
  const heard = hear(socket);
  socket.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n".repeat(10));
  const answers = (await heard).split("HTTP/1.1 ").slice(1);
  expect(answers.filter((answer) => answer.startsWith("200"))).toHaveLength(5);
  expect(answers.filter((answer) => answer.startsWith("429"))).toHaveLength(1);
  expect(answers.at(-1)).toContain('"code":"RATE_LIMITED"');
});

test("SEC-52 whoever sends a thousand requests at once is cut off with all connections but sockets, for a while", async () => {
  server = await startTestServer({}, { refusedMs: NEVER_AGAIN_MS });
  const { cookie } = await server.signUp();
  const room = new WebSocket(`${server.url.replace("http", "ws")}/socket.io/?EIO=4&transport=websocket`, {
    headers: { Cookie: cookie, Origin: server.url },
  });
  await once(room, "open");
  const [idle, hostile] = [dial(), dial()];
  const [heardByIdle, heard] = [hear(idle), hear(hostile)];
  hostile.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n".repeat(1500));
  expect((await heard).split("HTTP/1.1 ").length - 1).toBeLessThanOrEqual(16);
  expect(await heardByIdle).toBe("");
  expect(await hear(dial())).toBe("");
  room.ping();
  await once(room, "pong");
  room.close();
});

test("SEC-52 an address that was cut off is served again after a while", async () => {
  server = await startTestServer({}, { refusedMs: 50 });
  const hostile = dial();
  const heard = hear(hostile);
  hostile.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n".repeat(1500));
  await heard;
  let answer = "";
  while (!answer.includes("200 OK")) {
    const socket = dial();
    const next = hear(socket);
    socket.write("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    answer = await next;
  }
});

test("SEC-52 one address has a limited number of connections; others are served", async () => {
  server = await startTestServer({}, { connectionsPerAddress: 3 });
  const asked = Array.from({ length: 5 }, () => {
    const socket = dial("127.0.0.9");
    socket.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
    return new Promise<string>((resolve) => {
      socket.once("data", () => resolve("answered"));
      socket.once("close", () => resolve("closed"));
    });
  });
  const outcomes = await Promise.all(asked);
  expect(outcomes.filter((outcome) => outcome === "answered")).toHaveLength(3);
  expect((await server.browser().get("//healthz")).status).toBe(200);
});

test("SEC-52 of connections that ask nothing the oldest end, wherever they come from; who asks is served", async () => {
  server = await startTestServer({}, { idleConnections: 2 });
  const asker = dial("127.0.0.7");
  asker.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  await once(asker, "data");
  const silent: { socket: Socket; ended: Promise<string> }[] = [];
  for (const address of ["127.0.0.11", "127.0.0.12", "127.0.0.13"]) {
    const socket = dial(address);
    silent.push({ socket, ended: hear(socket) });
    await once(socket, "connect");
  }
  expect(await silent[0]?.ended).toBe("");
  for (const { socket } of silent.slice(1))
    socket.write("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  for (const { ended } of silent.slice(1)) expect(await ended).toContain("200 OK");
  asker.write("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
  expect(String(await once(asker, "data"))).toContain("200 OK");
});

test("SEC-52 of connections that go on with a request that was answered the oldest end", async () => {
  server = await startTestServer({}, { idleConnections: 1 });
  const begin = async () => {
    const socket = dial();
    const ended = hear(socket);
    const body = "Content-Type: application/json\r\nContent-Length: 20000\r\n\r\n{";
    socket.write(`POST /api/v1/sign-ins HTTP/1.1\r\nHost: x\r\n${body}`);
    await once(socket, "data");
    return { ended };
  };
  const first = await begin();
  await begin();
  expect(await first.ended).toContain("ORIGIN_REFUSED");
});

test("SEC-52 whoever is not signed in may send only a little", async () => {
  server = await startTestServer();
  const long = { email: "olive@example.org", password: "x".repeat(20_000) };
  expect((await server.browser().post("/sign-ins", long)).status).toBe(413);
  expect((await (await server.signUp()).post("/sign-ins", long)).status).toBe(400);
});

test("SEC-53 expensive answers are limited by sign-in, and a busy sign-in keeps no other waiting", async () => {
  server = await startTestServer({}, { limits: { heavy: { count: 2, perMs: NEVER_AGAIN_MS } } });
  const [one, other] = [await server.signUp(), await server.signUp()];
  const [first, second] = [await createSession(one), await createSession(other)];
  const statuses = [];
  for (let count = 0; count < 3; count += 1) statuses.push((await one.get(`/sessions/${first}/state`)).status);
  expect(statuses).toEqual([200, 200, 429]);
  expect((await other.get(`/sessions/${second}/state`)).status).toBe(200);
});

test("SEC-53 a full line refuses the next request, and accepts others once it moves", async () => {
  server = await startTestServer();
  const slots = new Slots(1, 1);
  let finish = () => {};
  const running = slots.run(() => new Promise<void>((resolve) => (finish = resolve)));
  const waiting = slots.run(async () => "waited");
  await expect(slots.run(async () => "too many")).rejects.toMatchObject({ code: "RATE_LIMITED" });
  finish();
  await running;
  expect(await waiting).toBe("waited");
  expect(await slots.run(async () => "again")).toBe("again");
});
