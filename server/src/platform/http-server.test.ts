import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { createHttpServer } from "./http-server.js";

const LIMITS = { freeMs: 150, leastBytes: 1_000, everyMs: 100, longestMs: 5_000, checkEveryMs: 20 };

let server: Server;
beforeEach(async () => {
  server = createHttpServer(LIMITS);
  server.on("request", async (request, response) => {
    let bytes = 0;
    try {
      for await (const part of request) bytes += part.length;
      response.end(`${bytes} bytes`);
    } catch {
      // It was cut.
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

/** Sends a body of `pieces` pieces, one every 20 ms, over a real connection. Resolves to what came back, and when. */
function upload(pieces: number, pieceBytes: number): Promise<{ answer: string; tookMs: number; sent: number }> {
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1");
  const began = performance.now();
  let [answer, sent] = ["", 0];
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${pieces * pieceBytes}\r\n\r\n`);
  const drip = setInterval(() => {
    if (sent === pieces) return clearInterval(drip);
    sent += 1;
    socket.write(Buffer.alloc(pieceBytes));
  }, 20);
  return new Promise((resolve) => {
    socket.on("data", (part) => {
      answer += part;
    });
    // Writing to a connection that was cut is no fault of the test.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearInterval(drip);
      resolve({ answer, tookMs: performance.now() - began, sent });
    });
  });
}

test("UI-280 a slow upload that keeps sending goes on for far longer than a silent one", async () => {
  const { answer, tookMs } = await upload(60, 1_000);
  expect(answer).toMatch(/^HTTP\/1\.1 200 .*60000 bytes/s);
  expect(tookMs).toBeGreaterThan(4 * LIMITS.freeMs);
});

test("UI-280 a connection that is held by a byte now and then is cut", async () => {
  const { answer, tookMs, sent } = await upload(1_000, 1);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(tookMs).toBeGreaterThanOrEqual(LIMITS.freeMs);
  expect(sent).toBeLessThan(500);
});

test("UI-280 an answer may take as long as it likes, to a request that is here", async () => {
  await new Promise((resolve) => server.close(resolve));
  server = createHttpServer(LIMITS);
  // As a download does, it never reads the body that a GET does not have.
  server.on("request", (_request, response) => {
    response.write("a long");
    setTimeout(() => response.end(" answer"), 5 * LIMITS.freeMs);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  expect(await answer.text()).toBe("a long answer");
});

test("UI-280 no request goes on for ever, however much it sends", async () => {
  const short = { ...LIMITS, longestMs: 300 };
  await new Promise((resolve) => server.close(resolve));
  server = createHttpServer(short);
  server.on("request", (request) => void request.resume());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { answer, sent } = await upload(1_000, 1_000);
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(sent).toBeLessThan(500);
});
