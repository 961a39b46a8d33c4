import { get } from "node:http";
import { runCommand } from "../../../commands/sessions/run-command.js";
import { finishTakes } from "../../../commands/sound/finish-takes.js";
import { Browser } from "../../../testing/browser.js";
import { FakeClock } from "../../../testing/fake-clock.js";
import { canaryPacket, recordedSecond } from "../../../testing/recorded-webm.js";
import type { Actor, Cast } from "../../../testing/session-stage.js";
import { Speaker, seatSpeakers, withdrawSound } from "../../../testing/sound-stage.js";
import { expectStatus, startTestServer, type TestServer } from "../../../testing/test-server.js";

const SECOND = 1_000;
/** Far more than what lies in sockets' buffers on its way. */
const TAKE_BYTES = 24_000_000;

let server: TestServer;
let clock: FakeClock;
let cast: Cast;
beforeEach(async () => {
  clock = new FakeClock();
  server = await startTestServer({}, { clock });
  cast = await seatSpeakers(server, ["owner", "candidate"]);
});
afterEach(() => server.close());

function browserOf({ cookie }: { readonly cookie: string }): Browser {
  const browser = new Browser(server.url);
  const cut = cookie.indexOf("=");
  browser.setCookie(cookie.slice(0, cut), cookie.slice(cut + 1));
  return browser;
}

const arrive = ({ sessionId, participantId }: Actor) =>
  server.casement.deps.sessionLogs.commit(sessionId, null, () => [
    { kind: "participant.arrived", payload: { participantId } },
  ]);

/** An ended interview with one take of the candidate's, whose file was made very long. */
async function recordLong(): Promise<void> {
  const { deps } = server.casement;
  for (const actor of [cast.owner, cast.candidate, cast.interviewer]) await arrive(actor);
  const ben = new Speaker(server, cast.candidate, "ben", clock.now());
  clock.advance(SECOND);
  expect((await ben.send(0, recordedSecond(0, [canaryPacket()]))).status).toBe(204);
  await runCommand(deps, cast.owner, "session.end", {});
  await finishTakes(deps, new AbortController().signal);
  const take = await deps.prisma.take.findUniqueOrThrow({ where: { id: "ben" } });
  const file = { ...(take.file as object), bytes: TAKE_BYTES };
  await deps.media.write(Buffer.alloc(TAKE_BYTES), async (fileKey) => {
    await deps.prisma.take.update({ where: { id: "ben" }, data: { fileKey, file } });
    return true;
  });
}

/** Begins to fetch a take and reads nothing until `then` is over; returns how much came in all, and how it ended. */
async function fetchDuring(address: string, cookie: string, then: () => Promise<unknown>) {
  return new Promise<{ bytes: number; whole: boolean }>((resolve, reject) => {
    get(`${server.url}/api/v1${address}`, { headers: { cookie } }, (response) => {
      let bytes = 0;
      const end = (whole: boolean) => resolve({ bytes, whole });
      response.on("error", () => end(false));
      response.on("end", () => end(response.complete));
      then().then(() => response.on("data", (piece: Buffer) => (bytes += piece.length)), reject);
    }).on("error", reject);
  });
}

async function openShare() {
  const choices = { feedback: false, scores: false, chat: false, sound: true };
  const owner = browserOf(cast.owner);
  const made = await owner.post(`/sessions/${cast.sessionId}/shares`, {
    choices,
    clip: null,
    forCandidate: false,
    days: 1,
  });
  const [id = "", secret = ""] = made.body.path.replace(/^.*#/, "").split(".");
  const visitor = server.browser();
  const { body } = expectStatus(200, await visitor.post("/shares/open", { id, secret }));
  return { owner, visitor, shareId: body.shareId as string };
}

describe("SND-69 sound that is being sent ends at once for whoever may hear it no longer", () => {
  test("nothing happens: it arrives whole", async () => {
    await recordLong();
    const { visitor, shareId } = await openShare();
    const got = await fetchDuring(`/shares/${shareId}/takes/ben`, visitor.cookie, async () => undefined);
    expect(got).toEqual({ bytes: TAKE_BYTES, whole: true });
  });

  test("a share is revoked, and what others hear goes on", async () => {
    await recordLong();
    const { owner, visitor, shareId } = await openShare();
    const revoke = async () =>
      expectStatus(204, await owner.send("DELETE", `/sessions/${cast.sessionId}/shares/${shareId}`));
    const mine = `/sessions/${cast.sessionId}/takes/ben`;
    const [cut, other] = await Promise.all([
      fetchDuring(`/shares/${shareId}/takes/ben`, visitor.cookie, revoke),
      fetchDuring(mine, cast.owner.cookie, async () => undefined),
    ]);
    expect(cut.whole).toBe(false);
    expect(cut.bytes).toBeLessThan(TAKE_BYTES);
    expect(other).toEqual({ bytes: TAKE_BYTES, whole: true });
  });

  test.each(["an interviewer is removed", "its speaker deletes it"])("%s", async (what) => {
    await recordLong();
    const { deps } = server.casement;
    const { participantId } = cast.interviewer;
    const happen = () =>
      what === "its speaker deletes it"
        ? withdrawSound(server, cast.candidate, true)
        : runCommand(deps, cast.owner, "participant.remove", { participantId });
    const got = await fetchDuring(`/sessions/${cast.sessionId}/takes/ben`, cast.interviewer.cookie, happen);
    expect(got.whole).toBe(false);
  });
});

describe("SND-70 whoever was removed can still have their own sound deleted, and nothing else", () => {
  const address = () => `/sessions/${cast.sessionId}/removed-sound`;
  const remove = () =>
    runCommand(server.casement.deps, cast.owner, "participant.remove", {
      participantId: cast.candidate.participantId,
    });

  test("it is gone from rows and state", async () => {
    await recordLong();
    await remove();
    const ben = browserOf(cast.candidate);
    expect((await ben.get(`/sessions/${cast.sessionId}`)).status).toBe(403);
    expect(expectStatus(200, await ben.get(address())).body).toEqual({ kept: true });
    expectStatus(204, await ben.send("DELETE", address()));
    expect(expectStatus(200, await ben.get(address())).body).toEqual({ kept: false });
    expect(await server.prisma.take.count()).toBe(0);
    const { state } = await server.casement.deps.sessionLogs.load(cast.sessionId);
    expect(state.participants[cast.candidate.participantId]?.sound.erasedAt).not.toBeNull();
  });

  test("it is nobody else's: not of those who take part, and not of strangers", async () => {
    await recordLong();
    for (const actor of [cast.owner, cast.interviewer, cast.candidate])
      for (const method of ["GET", "DELETE"]) expect((await browserOf(actor).send(method, address())).status).toBe(404);
    expect((await server.browser().get(address())).status).toBe(401);
    expect(await server.prisma.take.count()).toBe(1);
  });
});
