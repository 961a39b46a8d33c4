import { PassThrough } from "node:stream";
import { pino } from "pino";
import { BoardClient } from "../../testing/board-stage.js";
import { SessionClient, seatCast } from "../../testing/session-stage.js";
import { startTestServer } from "../../testing/test-server.js";
import { createMetrics } from "./metrics.js";
import { serveMetrics } from "./serve-metrics.js";

const TOKEN = "a token of sixteen letters or more";

/** The value of a metric with these labels; 0 if it is not there. */
const valueIn = (text: string, name: string, labels = "") => {
  const line = text.split("\n").find((each) => each.startsWith(`${name}${labels}`) && !each.startsWith("#"));
  return Number(line?.split(" ").at(-1) ?? 0);
};

test("OPS-20 metrics tell of requests, commands, boards and commits, and nothing of people or what they write", async () => {
  const metrics = createMetrics();
  const lines: string[] = [];
  const log = new PassThrough().on("data", (line: Buffer) => lines.push(line.toString()));
  const server = await startTestServer({ logRequests: true }, {}, { metrics, logger: pino({ base: null }, log) });
  const door = await serveMetrics(metrics, { host: "127.0.0.1", port: 0, token: TOKEN });
  const scrape = async () =>
    (await fetch(`http://127.0.0.1:${door.port}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).text();
  const cast = await seatCast(server.casement.deps);
  const client = await new SessionClient(server.url, cast.owner).joined();
  const board = new BoardClient(server.url, cast.owner);
  try {
    expect(await client.try("session.start", {})).toBe("ok");
    expect(await client.try("session.start", {})).toBe("WRONG_PHASE");
    expect(await client.try("note.add", { noteId: "n1", text: "canary-of-a-note", tag: null })).toBe("ok");
    await board.joined();
    board.draw("shape:canary-of-a-shape");
    await board.until(({ allSaved, saved }) => allSaved && saved > 0);
    await server.browser().get(`/sessions/${cast.sessionId}?secret=canary-of-a-query`);
    const text = await scrape();
    expect(valueIn(text, "casement_command_seconds_count", '{command="session.start",outcome="ok"}')).toBe(1);
    expect(valueIn(text, "casement_command_seconds_count", '{command="session.start",outcome="WRONG_PHASE"}')).toBe(1);
    expect(
      valueIn(text, "casement_http_request_seconds_count", '{route="/sessions/:id",method="GET",status="401"}'),
    ).toBe(1);
    expect(valueIn(text, "casement_session_connections")).toBe(1);
    expect(valueIn(text, "casement_board_connections")).toBe(1);
    expect(valueIn(text, "casement_boards")).toBe(1);
    expect(valueIn(text, "casement_board_unsaved_bytes")).toBe(0);
    expect(valueIn(text, "casement_board_updates_total")).toBeGreaterThan(0);
    expect(valueIn(text, "casement_board_commit_seconds_count", '{outcome="ok"}')).toBeGreaterThan(0);
    expect(valueIn(text, "casement_log_commit_seconds_count")).toBeGreaterThan(0);
    expect(text).toContain("nodejs_eventloop_lag_p99_seconds");
    const requests = lines.filter((line) => line.includes('"msg":"request"'));
    expect(requests.some((line) => line.includes('"route":"/sessions/:id"') && line.includes('"id":"'))).toBe(true);
    for (const secret of ["canary", cast.sessionId, cast.owner.participantId, "Olive"])
      expect([secret, text.includes(secret), requests.join().includes(secret)]).toEqual([secret, false, false]);
  } finally {
    client.socket.close();
    board.close();
    await door.stop();
    await server.close();
  }
});

test("OPS-21 metrics are given to whoever has the token, and nothing else is at their port", async () => {
  const metrics = createMetrics();
  const door = await serveMetrics(metrics, { host: "127.0.0.1", port: 0, token: TOKEN });
  const ask = async (path: string, authorization?: string) =>
    (
      await fetch(
        `http://127.0.0.1:${door.port}${path}`,
        authorization === undefined ? {} : { headers: { authorization } },
      )
    ).status;
  try {
    expect(await ask("/metrics")).toBe(401);
    expect(await ask("/metrics", `Bearer ${TOKEN}x`)).toBe(401);
    expect(await ask("/metrics", `Bearer ${TOKEN}`)).toBe(200);
    expect(await ask("/", `Bearer ${TOKEN}`)).toBe(404);
  } finally {
    await door.stop();
  }
});
