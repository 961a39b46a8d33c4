import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { ROUTES, type RouteName } from "@casement/shared/contract/http/routes";
import { RECORDING_ELEMENT } from "@casement/shared/playback/recording-file";
import { Canaries } from "@casement/shared/testing/canaries";
import { runCommand } from "./commands/sessions/run-command.js";
import { isSessionRoute, ROUTE_BODIES } from "./testing/matrix-calls.js";
import { type Actor, type Cast, SessionClient, seatCast } from "./testing/session-stage.js";
import { startTestServer, type TestServer } from "./testing/test-server.js";

/** Every exit, several times over, on a busy machine. */
const ARCHITECTURE = path.join(__dirname, "..", "..", "docs", "architecture.md");

test("SEC-74 every route stands once in the table of exits", () => {
  const [, section = ""] = readFileSync(ARCHITECTURE, "utf8").split("### Every exit of the record");
  const rows =
    section
      .split("\n## ")[0]
      ?.split("\n")
      .filter((line) => line.startsWith("| ")) ?? [];
  const listed = rows.flatMap((row) => [...(row.split(" | ")[1] ?? "").matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(listed.sort()).toEqual(Object.keys(ROUTES).sort());
});

/** These change or delete the session that the other exits are read from. */
const CHANGES_SESSION: readonly RouteName[] = ["deleteSession", "editSession"];

describe("SEC-75 sealed marks", () => {
  let server: TestServer;
  let cast: Cast;
  const marks = { owner: new Canaries(), interviewer: new Canaries() };

  beforeAll(async () => {
    server = await startTestServer();
    cast = await seatCast(server.casement.deps);
  });
  afterAll(() => server.close());

  /** Every byte that somebody gets: all routes, the unpacked page of the download, and a socket's snapshot. */
  async function heardBy({ cookie, ...actor }: Actor): Promise<string> {
    const heard: string[] = [];
    const names = (Object.keys(ROUTES) as RouteName[]).filter(isSessionRoute);
    for (const name of names.filter((each) => !CHANGES_SESSION.includes(each))) {
      const { method, path: address } = ROUTES[name];
      const url = `${server.url}/api/v1${address.replace(":id", cast.sessionId).replace(/:\w+/g, "0")}`;
      const body = ROUTE_BODIES[name] === undefined ? {} : { body: JSON.stringify(ROUTE_BODIES[name]) };
      const headers = { cookie, origin: server.url, "content-type": "application/json" };
      heard.push(unpacked(await (await fetch(url, { method, headers, ...body })).text()));
    }
    const client = await new SessionClient(server.url, { cookie, ...actor }).joined();
    heard.push(JSON.stringify(client.received));
    client.close();
    return heard.join("\n");
  }

  function unpacked(text: string): string {
    const packed = new RegExp(`id="${RECORDING_ELEMENT}">([A-Za-z0-9+/=]+)<`).exec(text)?.[1];
    return packed === undefined ? text : gunzipSync(Buffer.from(packed, "base64")).toString("utf8");
  }

  async function mark(who: "owner" | "interviewer"): Promise<void> {
    const { deps } = server.casement;
    const { state } = await deps.sessionLogs.load(cast.sessionId);
    for (const { key } of state.privateGuide?.rubric.criteria ?? [])
      await runCommand(deps, cast[who], "score.set", { criterion: key, mark: 2, evidence: marks[who].word(key) });
    const summary = marks[who].word("summary");
    await runCommand(deps, cast[who], "scorecard.recommend", { recommendation: "no", summary });
    const pin = { pinId: who, criterion: "structure", at: state.clock.startedAt ?? 0, shapeIds: [] };
    await runCommand(deps, cast[who], "evidence.pin", { ...pin, label: marks[who].word("pin") });
  }

  async function expectSealed(): Promise<void> {
    const [toOwner, toInterviewer] = [await heardBy(cast.owner), await heardBy(cast.interviewer)];
    expect(marks.interviewer.leaksIn(toOwner)).toEqual([]);
    expect(marks.owner.leaksIn(toInterviewer)).toEqual([]);
    expect(marks.owner.leaksIn(toOwner)).toHaveLength(marks.owner.count);
  }

  test("are in no byte of any exit until both cards are in", async () => {
    const { deps } = server.casement;
    await runCommand(deps, cast.owner, "session.start", {});
    await mark("interviewer");
    await mark("owner");
    await expectSealed();
    await runCommand(deps, cast.owner, "session.end", {});
    await expectSealed();
    await runCommand(deps, cast.interviewer, "scorecard.submit", {});
    await expectSealed();
    await runCommand(deps, cast.owner, "scorecard.submit", {});
    expect(marks.interviewer.leaksIn(await heardBy(cast.owner))).toHaveLength(marks.interviewer.count);
    expect(marks.interviewer.count).toBeGreaterThan(5);
  });
});
