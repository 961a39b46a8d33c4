import { randomBytes } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import express, { type Request, type Response } from "express";
import { sendCompressed, sendPlain } from "./send-pieces.js";

const PIECES = Array.from({ length: 40 }, (_, index) => Buffer.alloc(50_000, `piece ${index} `));
const WHOLE = Buffer.concat(PIECES);
type Answer = (request: Request, response: Response) => unknown;

/** A server with this answer alone; resolves to what asks it. */
async function serve(answer: Answer) {
  const server = createServer(express().get("/", answer).disable("x-powered-by"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const ask = async (headers: Record<string, string> = {}, method = "GET") => {
    const request = get({ port, host: "127.0.0.1", method, headers, agent: false });
    const [response] = (await once(request, "response")) as [IncomingMessage];
    return response;
  };
  /** A client that asks, and that one can have leave. */
  const leave = () =>
    get({ port, host: "127.0.0.1", headers: { "accept-encoding": "gzip" }, agent: false }).on("error", () => undefined);
  return { ask, leave, close: () => server.close() };
}

async function bodyOf(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test("SEC-57 an answer in pieces arrives whole, with its length", async () => {
  const { ask, close } = await serve((_request, response) => sendPlain(response, PIECES));
  const response = await ask();
  expect(response.headers["content-length"]).toBe(String(WHOLE.length));
  expect((await bodyOf(response)).equals(WHOLE)).toBe(true);
  expect(await bodyOf(await ask({}, "HEAD"))).toHaveLength(0);
  close();
});

test.each([
  ["br", brotliDecompressSync],
  ["gzip", gunzipSync],
  ["identity", (bytes: Buffer) => bytes],
])("SEC-57 an answer in pieces arrives whole when the client asks for %s", async (encoding, unpack) => {
  const { ask, close } = await serve((request, response) => sendCompressed(request, response, PIECES));
  const response = await ask({ "accept-encoding": encoding });
  expect(response.headers["content-encoding"] ?? "identity").toBe(encoding);
  expect(response.headers.vary).toContain("Accept-Encoding");
  expect(unpack(await bodyOf(response)).equals(WHOLE)).toBe(true);
  close();
});

test("SEC-57 a short answer is not compressed", async () => {
  const { ask, close } = await serve((request, response) => sendCompressed(request, response, [Buffer.from("{}")]));
  const response = await ask({ "accept-encoding": "br" });
  expect(response.headers["content-encoding"]).toBeUndefined();
  expect((await bodyOf(response)).toString()).toBe("{}");
  close();
});

test("SEC-57 a client that leaves half-way is no fault", async () => {
  const asked = new EventEmitter();
  const { leave, close } = await serve(async (request, response) => {
    asked.emit("asked");
    await once(response, "close");
    asked.emit("answered", await Promise.allSettled([sendCompressed(request, response, PIECES)]));
  });
  const [isAsked, isAnswered] = [once(asked, "asked"), once(asked, "answered")];
  const client = leave();
  await isAsked;
  client.destroy();
  const [[answered]] = await isAnswered;
  expect(answered.status).toBe("fulfilled");
  close();
});

test("SEC-57 an answer is done with once it is compressed, however slowly its client reads", async () => {
  const long = Array.from({ length: 160 }, () => randomBytes(64 * 1024));
  const { ask, close } = await serve(async (request, response) => {
    await sendCompressed(request, response, long);
    order.push("done");
  });
  const order: string[] = [];
  const response = await ask({ "accept-encoding": "gzip" });
  order.push("read");
  expect(gunzipSync(await bodyOf(response)).equals(Buffer.concat(long))).toBe(true);
  expect(order).toEqual(["done", "read"]);
  close();
});
