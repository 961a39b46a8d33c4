import { newId } from "@casement/shared/lib/new-id";
import { decodeChunk } from "@casement/shared/playback/chunk-codec";
import type { PlaybackManifest } from "@casement/shared/playback/manifest";
import { stateAt } from "@casement/shared/playback/state-at";
import * as Y from "yjs";
import { runCommand } from "../../../commands/sessions/run-command.js";
import { BoardClient } from "../../../testing/board-stage.js";
import { type Actor, type Cast, seatCast } from "../../../testing/session-stage.js";
import { startTestServer, type TestServer } from "../../../testing/test-server.js";

let server: TestServer;
let cast: Cast;

beforeAll(async () => {
  server = await startTestServer();
  const { deps } = server.casement;
  cast = await seatCast(deps, { sealNotes: false });
  await runCommand(deps, cast.owner, "session.start", {});
  const people = [cast.candidate, cast.owner].map((actor) => new BoardClient(server.url, actor));
  for (const person of people) await person.joined();
  // Updates that arrive while the disk is busy share a segment; drawing in two goes makes several.
  for (const count of [10, 250]) {
    for (const person of people) for (let index = 0; index < count; index += 1) person.draw(`shape:${newId()}`);
    for (const person of people) await person.until(({ allSaved }) => allSaved);
  }
  await runCommand(deps, cast.interviewer, "note.add", { noteId: "n1", text: "Asks before drawing", tag: null });
  for (const person of people) person.close();
  await runCommand(deps, cast.owner, "session.end", {});
});
afterAll(() => server.close());

const ask = (actor: Actor, path: string) =>
  fetch(`${server.url}/api/v1/sessions/${cast.sessionId}/playback${path}`, { headers: { cookie: actor.cookie } });
const manifestOf = async (actor: Actor) => (await (await ask(actor, "")).json()) as PlaybackManifest;
const bytesOf = async (path: string) => new Uint8Array(await (await ask(cast.owner, path)).arrayBuffer());

test("REC-60 the chunks of a manifest hold every update of the board, in order", async () => {
  const { board } = await manifestOf(cast.owner);
  expect(board.chunks.length).toBeGreaterThan(1);
  const doc = new Y.Doc();
  let updates = 0;
  for (const { index } of board.chunks) {
    for (const { update } of decodeChunk(await bytesOf(`/chunks/${index}`))) {
      Y.applyUpdate(doc, update ?? new Uint8Array());
      updates += 1;
    }
  }
  expect(updates).toBe(board.updates);
  const live = new Y.Doc();
  Y.applyUpdate(live, await server.casement.deps.sessionLogs.load(cast.sessionId).then(() => readBoard()));
  expect(doc.getMap("records").toJSON()).toEqual(live.getMap("records").toJSON());
});

async function readBoard(): Promise<Uint8Array> {
  const answer = await fetch(`${server.url}/api/v1/sessions/${cast.sessionId}/board`, {
    headers: { cookie: cast.owner.cookie },
  });
  return new Uint8Array(await answer.arrayBuffer());
}

test("REC-61 a manifest folds to what its viewer sees live", async () => {
  const manifest = await manifestOf(cast.owner);
  const { state } = await server.casement.deps.sessionLogs.load(cast.sessionId);
  expect(stateAt(manifest, Number.POSITIVE_INFINITY)).toEqual(state);
  expect(manifest.live).toBe(false);
  expect(manifest.activity.find(({ participantId }) => participantId === cast.candidate.participantId)).toBeDefined();
});

test("REC-62 the past of an ended session may be kept by the browser, for one sign-in alone", async () => {
  const { headers } = await ask(cast.owner, "/chunks/0");
  expect(headers.get("cache-control")).toMatch(/private.*immutable/);
  expect(headers.get("vary")).toMatch(/Cookie/);
  expect((await ask(cast.owner, "")).headers.get("cache-control")).toBe("no-store");
});

test("REC-63 parts that do not exist are not found", async () => {
  for (const path of ["/chunks/99", "/chunks/x", "/chunks/-1", "/keyframes/3", "/keyframes/0"]) {
    expect([path, (await ask(cast.owner, path)).status]).toEqual([path, 404]);
  }
});

test("REC-64 a segment that cannot be read loses its own updates and no others", async () => {
  const [victim] = await server.prisma.boardSegment.findMany({
    where: { sessionId: cast.sessionId },
    orderBy: { id: "asc" },
    skip: 1,
    take: 1,
  });
  if (victim === undefined) throw new Error("no segment");
  const { id, bytes, count } = victim;
  await server.prisma.boardSegment.update({ where: { id }, data: { bytes: bytes.slice(0, bytes.length - 2) } });
  const { board } = await manifestOf(cast.owner);
  expect(board.damage).toEqual([expect.objectContaining({ updates: count })]);
  const chunk = decodeChunk(await bytesOf("/chunks/0"));
  expect(chunk.filter(({ update }) => update === null)).toHaveLength(Math.min(count, 499));
  await server.prisma.boardSegment.update({ where: { id }, data: { bytes } });
});
