import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import type { RouteName } from "@casement/shared/contract/http/routes";
import express from "express";
import { createRateLimits } from "../../../platform/limits/rate-limits.js";
import { FakeClock } from "../../../testing/fake-clock.js";
import { HeavyAnswers } from "./heavy-answers.js";
import { sendCompressed } from "./send-pieces.js";

/** Far more than fits on the wire, and cannot be compressed. */
const LONG = Array.from({ length: 160 }, () => randomBytes(64 * 1024));
const STALLED: Socket[] = [];

/** A server of heavy answers: the path says which and the query whose. */
async function serve() {
  const heavy = new HeavyAnswers(createRateLimits(new FakeClock()));
  const made = new Map<string, number>();
  const app = express().get("/:name", (request, response) =>
    heavy.run(request.params.name as RouteName, { signInId: String(request.query.by), response }, async () => {
      const by = String(request.query.by);
      made.set(by, (made.get(by) ?? 0) + 1);
      await sendCompressed(request, response, request.query.short === undefined ? LONG : [Buffer.from("{}")]);
    }),
  );
  const server = createServer(app).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  /** Asks and never reads more than the first bytes. */
  const stall = async (path: string) => {
    const socket = connect(port, "127.0.0.1");
    STALLED.push(socket);
    socket.on("error", () => undefined);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n`);
    await once(socket, "readable");
  };
  return { made, stall, url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

afterEach(() => {
  for (const socket of STALLED.splice(0)) socket.destroy();
});

test("SEC-57 nobody waits for answers that others do not read", async () => {
  const { stall, url, close } = await serve();
  await Promise.all(["a", "a", "b", "b", "c", "c"].map((by) => stall(`/getSharedPlayback?by=${by}`)));
  expect((await fetch(`${url}/getSessionState?by=honest&short`)).status).toBe(200);
  close();
});

test("SEC-57 whoever reads no answer gets no third one", async () => {
  const { stall, made, url, close } = await serve();
  for (const _ of [1, 2]) await stall("/getSharedPlayback?by=a");
  const third = fetch(`${url}/getSharedPlayback?by=a&short`);
  expect((await fetch(`${url}/getSharedPlayback?by=b&short`)).status).toBe(200);
  expect(made).toEqual(
    new Map([
      ["a", 2],
      ["b", 1],
    ]),
  );
  for (const socket of STALLED.splice(0)) socket.destroy();
  expect((await third).status).toBe(200);
  close();
});
