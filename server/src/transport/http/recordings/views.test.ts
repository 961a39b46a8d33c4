import { decodeViews } from "@casement/shared/playback/view-codec";
import { runCommand } from "../../../commands/sessions/run-command.js";
import { BoardClient } from "../../../testing/board-stage.js";
import { type Actor, type Cast, seatCast } from "../../../testing/session-stage.js";
import { startTestServer, type TestServer } from "../../../testing/test-server.js";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const view = (x: number) => ({ x, y: 10, w: 800, h: 600 });

const cell = { row: "r1", field: "text" };

/** This person looks at and points at a part of the board and is in a cell, and the watcher has received that. */
async function look({ provider }: BoardClient, x: number, watcher: BoardClient) {
  const cursor = { x: 2 * x, y: 20 };
  provider.awareness.setLocalState({ cursor, viewport: view(x), selection: [], sheet: cell });
  await watcher.until((seen) =>
    [...seen.provider.awareness.getStates().values()].some(({ viewport }) => viewport?.x === x),
  );
}

async function seenBy(actor: Actor, path: string) {
  const answer = await fetch(`${server.url}/api/v1${path}`, { headers: { cookie: actor.cookie } });
  return answer.ok ? decodeViews(new Uint8Array(await answer.arrayBuffer())) : answer.status;
}

/** Ana and the candidate look at the board during the interview, the observer too. */
async function interview(): Promise<Cast> {
  const { deps } = server.casement;
  const cast = await seatCast(deps);
  await runCommand(deps, cast.owner, "session.start", {});
  const boards = [cast.owner, cast.candidate].map((actor) => new BoardClient(server.url, actor));
  const [owner, candidate] = await Promise.all(boards.map((board) => board.joined()));
  if (owner === undefined || candidate === undefined) throw new Error("nobody came");
  await look(owner, 111, candidate);
  await look(candidate, 222, owner);
  await runCommand(deps, cast.owner, "session.end", {});
  for (const board of boards) board.close();
  return cast;
}

/** What was sampled of somebody who looked at `x`. */
const seenOf = ({ participantId }: Actor, x: number) => [
  expect.objectContaining({ type: "view", participantId, ...view(x) }),
  expect.objectContaining({ type: "pointer", participantId, point: { x: 2 * x, y: 20 } }),
  expect.objectContaining({ type: "cell", participantId, cell }),
];

const written = async ({ sessionId }: Cast) => {
  while ((await server.prisma.viewSegment.count({ where: { sessionId } })) === 0)
    await new Promise((resolve) => setImmediate(resolve));
};

test("BRD-121 what each person saw is recorded by the end, and is the interviewers' to follow", async () => {
  const cast = await interview();
  await written(cast);
  const path = `/sessions/${cast.sessionId}/playback/views`;
  const expected = [...seenOf(cast.owner, 111), ...seenOf(cast.candidate, 222)];
  expect(await seenBy(cast.owner, path)).toEqual(expect.arrayContaining(expected));
  expect(await seenBy(cast.interviewer, path)).toHaveLength(6);
  expect(await seenBy(cast.candidate, path)).toBe(403);
  expect(await seenBy(cast.observer, path)).toBe(403);
});

test("BRD-121 a shared recording follows the candidate alone", async () => {
  const cast = await interview();
  await written(cast);
  const body = JSON.stringify({ choices: { feedback: true, scores: true, chat: true }, forCandidate: true, days: 1 });
  const headers = { cookie: cast.owner.cookie, origin: server.url, "content-type": "application/json" };
  const made = await fetch(`${server.url}/api/v1/sessions/${cast.sessionId}/shares`, { method: "POST", headers, body });
  const { id } = (await made.json()) as { id: string };
  const seen = await seenBy(cast.candidate, `/shares/${id}/playback/views`);
  expect(seen).toEqual(expect.arrayContaining(seenOf(cast.candidate, 222)));
  expect(seen).toHaveLength(3);
});

test("REC-90 an imported record follows the people of the interview as the first one did", async () => {
  const cast = await interview();
  await written(cast);
  const session = `${server.url}/api/v1/sessions`;
  const headers = { cookie: cast.owner.cookie, origin: server.url, "content-type": "application/x-ndjson" };
  const body = await (await fetch(`${session}/${cast.sessionId}/record`, { headers })).text();
  const { id } = (await (await fetch(`${session}/imports`, { method: "POST", headers, body })).json()) as {
    id: string;
  };
  const before = await seenBy(cast.owner, `/sessions/${cast.sessionId}/playback/views`);
  const after = await seenBy(cast.owner, `/sessions/${id}/playback/views`);
  const unnamed = (views: unknown) => (views as object[]).map((each) => ({ ...each, participantId: "" }));
  expect(unnamed(after)).toEqual(unnamed(before));
  expect(after).toHaveLength(6);
});

test("BRD-121 a part that cannot be read is left out, and with the session all of it goes", async () => {
  const cast = await interview();
  const { sessionId } = cast;
  await written(cast);
  await server.prisma.viewSegment.create({ data: { sessionId, at: new Date(), bytes: Uint8Array.of(1, 2, 3) } });
  expect(await seenBy(cast.owner, `/sessions/${sessionId}/playback/views`)).toHaveLength(6);
  await server.prisma.session.delete({ where: { id: sessionId } });
  expect(await server.prisma.viewSegment.count({ where: { sessionId } })).toBe(0);
});
