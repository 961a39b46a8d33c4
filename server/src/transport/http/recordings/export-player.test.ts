import { gunzipSync } from "node:zlib";
import { decodeChunk } from "@casement/shared/playback/chunk-codec";
import { type PlaybackManifest, typedManifest } from "@casement/shared/playback/manifest";
import { decodeSections, RECORDING_ELEMENT } from "@casement/shared/playback/recording-file";
import { StateFold } from "@casement/shared/playback/state-at";
import { Canaries } from "@casement/shared/testing/canaries";
import * as Y from "yjs";
import { runCommand } from "../../../commands/sessions/run-command.js";
import { BoardClient } from "../../../testing/board-stage.js";
import { type Actor, type Cast, seatCast } from "../../../testing/session-stage.js";
import { startTestServer, type TestServer } from "../../../testing/test-server.js";

const canaries = new Canaries();
const HOSTILE = "</script><script>alert(1)</script><!--casement:recording-->";
let server: TestServer;
let cast: Cast;

beforeAll(async () => {
  server = await startTestServer();
  const { deps } = server.casement;
  cast = await seatCast(deps);
  const { owner, interviewer, candidate, observer } = cast;
  await runCommand(deps, owner, "note.add", { noteId: "n0", text: canaries.word("note"), tag: null });
  await runCommand(deps, owner, "session.start", {});
  const board = await new BoardClient(server.url, candidate).joined();
  board.draw("shape:one");
  board.draw("shape:two");
  await board.until(({ allSaved }) => allSaved);
  board.close();
  await runCommand(deps, interviewer, "note.add", { noteId: "n1", text: canaries.word("second note"), tag: null });
  const score = { criterion: "structure", mark: 3, evidence: canaries.word("evidence") } as const;
  await runCommand(deps, owner, "score.set", score);
  await runCommand(deps, candidate, "chat.send", { messageId: "m1", text: `${HOSTILE} from the chat` });
  await runCommand(deps, observer, "consent.withdraw", { scope: "board", erase: false }).catch(() => undefined);
  await runCommand(deps, owner, "session.end", {});
  const draft = { feedback: "Well argued", includeScores: true };
  await runCommand(deps, owner, "report.draft", { ...draft, feedback: canaries.word("draft") });
  await runCommand(deps, owner, "report.publish", draft);
});
afterAll(() => server.close());

interface Opened {
  readonly page: string;
  readonly manifest: PlaybackManifest;
  /** All bytes of the recording, decompressed, as text. */
  readonly text: string;
  readonly parts: readonly Uint8Array[];
}

/** The page that a browser downloads with this query, taken apart as its player does. */
async function download(query = "", actor: Actor = cast.owner): Promise<Opened> {
  const address = `${server.url}/api/v1/sessions/${cast.sessionId}/player${query}`;
  const page = await (await fetch(address, { headers: { cookie: actor.cookie } })).text();
  const element = new RegExp(`<script type="text/plain" id="${RECORDING_ELEMENT}">([A-Za-z0-9+/=]+)</script>`);
  const bytes = gunzipSync(Buffer.from(element.exec(page)?.[1] ?? "", "base64"));
  const { head, parts } = decodeSections(bytes);
  const { manifest } = JSON.parse(new TextDecoder().decode(head));
  return { page, manifest: typedManifest(manifest), text: bytes.toString("utf8"), parts };
}

test("REC-69 the owner's page holds what the owner's playback does: events, private notes and the whole board", async () => {
  const { manifest, parts, text } = await download();
  const answer = await fetch(`${server.url}/api/v1/sessions/${cast.sessionId}/playback`, {
    headers: { cookie: cast.owner.cookie },
  });
  const live = (await answer.json()) as object;
  expect({ ...manifest, board: null }).toEqual({ ...live, board: null });
  // The other interviewer's note is sealed until both cards are in.
  expect(canaries.leaksIn(text).sort()).toEqual(["draft", "evidence", "note"]);
  const doc = new Y.Doc();
  for (const part of parts.slice(0, manifest.board.chunks.length))
    for (const { update } of decodeChunk(part)) Y.applyUpdate(doc, update ?? new Uint8Array());
  expect([...doc.getMap("records").keys()]).toEqual(expect.arrayContaining(["shape:one", "shape:two"]));
  doc.destroy();
});

test("REC-69 a page to share holds what was chosen, and no private word in any byte of it", async () => {
  const { state } = await server.casement.deps.sessionLogs.load(cast.sessionId);
  const guide = state.privateGuide?.guide;
  const secrets = [guide?.levelFourAnswer, guide?.questions[0]?.answer, guide?.hints[0]?.text].filter(Boolean);
  expect(secrets).toHaveLength(3);
  const [nothing, all] = [
    await download("?share=true"),
    await download("?share=true&feedback=true&scores=true&chat=true"),
  ];
  for (const { page, text, manifest } of [nothing, all]) {
    expect(canaries.leaksIn(page + text)).toEqual([]);
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(manifest).toMatchObject({ shared: { expiresAt: null }, role: "observer" });
    expect(manifest.board.updates).toBeGreaterThan(1);
  }
  expect(nothing.text).not.toMatch(/Well argued|from the chat/);
  expect(all.text).toMatch(/Well argued/);
  expect(all.text).toMatch(/from the chat/);
  const folded = new StateFold(nothing.manifest).after(nothing.manifest.events.length);
  expect(folded).toMatchObject({ phase: "ended", chat: [], report: null, notes: [] });
});

test("REC-101 the private page and the one to share are told apart by file name and title", async () => {
  const named = async (query: string) => {
    const address = `${server.url}/api/v1/sessions/${cast.sessionId}/${query}`;
    const response = await fetch(address, { headers: { cookie: cast.owner.cookie } });
    return [response.headers.get("content-disposition"), /<title>(.*?)<\/title>/.exec(await response.text())?.[1]];
  };
  expect(await named("player")).toEqual([
    "attachment; filename=Practice-round-PRIVATE-interviewers.html",
    "PRIVATE: Practice round",
  ]);
  expect(await named("player?share=true")).toEqual([
    "attachment; filename=Practice-round-for-candidate.html",
    "Practice round",
  ]);
  expect((await named("record"))[0]).toBe("attachment; filename=Practice-round-PRIVATE-record.ndjson");
});

test("REC-69 nothing that was written in the interview can leave its place in the page", async () => {
  const { deps } = server.casement;
  const plan = { ...(await deps.sessionLogs.load(cast.sessionId)).state.plan, title: HOSTILE };
  const written = { "session.planned": plan, "session.started": { prompt: HOSTILE } };
  for (const [kind, payload] of Object.entries(written))
    await deps.prisma.sessionEvent.updateMany({
      where: { sessionId: cast.sessionId, kind },
      data: { payload: payload as object },
    });
  deps.sessionLogs.forget(cast.sessionId);
  const { page, manifest } = await download();
  expect(page).toContain("<title>PRIVATE: &#60;/script&#62;&#60;script&#62;alert(1)");
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toContain("alert(1)</script>");
  expect(manifest.events[0]).toMatchObject({ kind: "session.planned", payload: { title: HOSTILE } });
});
