import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { runCommand } from "../../../commands/sessions/run-command.js";
import { expireSound } from "../../../commands/sound/expire-sound.js";
import { sweepMedia } from "../../../commands/sound/sweep-media.js";
import { Browser } from "../../../testing/browser.js";
import { FakeClock } from "../../../testing/fake-clock.js";
import { recordedSecond } from "../../../testing/recorded-webm.js";
import { seatCast } from "../../../testing/session-stage.js";
import { agreeToSound, recordSpeakers, Speaker } from "../../../testing/sound-stage.js";
import { expectStatus, startTestServer, type TestServer } from "../../../testing/test-server.js";

const DAY = 24 * 3_600_000;

let server: TestServer;
let clock: FakeClock;
beforeEach(async () => {
  clock = new FakeClock();
  server = await startTestServer({ soundDays: 30 }, { clock });
});
afterEach(() => server.close());

function browserOf({ cookie }: { readonly cookie: string }): Browser {
  const browser = new Browser(server.url);
  const cut = cookie.indexOf("=");
  browser.setCookie(cookie.slice(0, cut), cookie.slice(cut + 1));
  return browser;
}

const filesKept = async () => {
  const folder = path.join(server.casement.deps.config.dataDir, "media");
  const names = await readdir(folder, { recursive: true, withFileTypes: true });
  return names.filter((entry) => entry.isFile()).length;
};

test("SND-66 sound is deleted on the day that was planned, its files and its rows, and the board stays", async () => {
  const { deps } = server.casement;
  const { cast } = await recordSpeakers(server, clock, undefined, { soundDays: 7 });
  const owner = browserOf(cast.owner);
  const played = async () => expectStatus(200, await owner.get(`/sessions/${cast.sessionId}/playback`)).body;
  clock.advance(7 * DAY - 1);
  expect(await expireSound(deps)).toBe(0);
  expect((await played()).sound).toHaveLength(2);
  expect(await filesKept()).toBeGreaterThan(4);
  clock.advance(1);
  // It is heard no more from that moment on, before anything was deleted.
  expect((await played()).sound).toEqual([]);
  expect((await owner.get(`/sessions/${cast.sessionId}/takes/ana`)).status).toBe(404);
  expect((await owner.get(`/sessions/${cast.sessionId}/sound-size`)).body.files).toBe(0);
  expect(await expireSound(deps)).toBe(2);
  expect([await filesKept(), await server.prisma.take.count(), await server.prisma.takeChunk.count()]).toEqual([
    0, 0, 0,
  ]);
  const { events, board } = await played();
  expect(events.length).toBeGreaterThan(5);
  expect(board).toBeDefined();
});

test("SND-66 whoever was removed is told from that moment on that nothing of theirs is kept", async () => {
  const { cast } = await recordSpeakers(server, clock, undefined, { soundDays: 1 });
  const { participantId } = cast.candidate;
  await runCommand(server.casement.deps, cast.owner, "participant.remove", { participantId });
  const kept = async () =>
    expectStatus(200, await browserOf(cast.candidate).get(`/sessions/${cast.sessionId}/removed-sound`)).body.kept;
  clock.advance(DAY - 1);
  expect(await kept()).toBe(true);
  clock.advance(1);
  expect(await kept()).toBe(false);
});

test("SND-66 an archive is imported without its sound after that day, and its importer is told", async () => {
  const { cast } = await recordSpeakers(server, clock, undefined, { soundDays: 1 });
  const address = `${server.url}/api/v1/sessions/${cast.sessionId}/archive`;
  const archive = await (await fetch(address, { headers: { cookie: cast.owner.cookie } })).blob();
  const bring = async () =>
    expectStatus(
      201,
      await browserOf(cast.owner).send("POST", "/sessions/imports", {
        body: archive,
        headers: { "content-type": "application/zip" },
      }),
    ).body;
  expect((await bring()).soundDeletedAt).toBeNull();
  expect(await server.prisma.take.count()).toBe(4);
  clock.advance(DAY);
  const deletedAt = (await server.prisma.session.findUniqueOrThrow({ where: { id: cast.sessionId } })).soundUntil;
  const { id, soundDeletedAt } = await bring();
  expect(soundDeletedAt).toBe(deletedAt?.getTime());
  expect(await server.prisma.take.count({ where: { sessionId: id } })).toBe(0);
});

test("SND-66 a deletion that was interrupted is carried on, and leaves no file behind", async () => {
  const { deps } = server.casement;
  await recordSpeakers(server, clock, undefined, { soundDays: 1 });
  const [take] = await server.prisma.take.findMany({ where: { id: "ana" } });
  clock.advance(DAY);
  await deps.media.remove([take?.fileKey ?? ""]);
  expect(await expireSound(deps)).toBe(2);
  expect(await sweepMedia(deps)).toBe(0);
  expect(await filesKept()).toBe(0);
});

test("SND-66 a file that cannot be deleted holds no other up, and what became whole meanwhile goes too", async () => {
  const { deps } = server.casement;
  await recordSpeakers(server, clock, undefined, { soundDays: 1 });
  const take = await server.prisma.take.findUniqueOrThrow({ where: { id: "ana" } });
  const stuck = deps.media.pathOf(take.fileKey ?? "");
  await rm(stuck);
  await mkdir(stuck);
  await deps.media.write(recordedSecond(0), async () => true);
  clock.advance(DAY);
  expect(await expireSound(deps)).toBe(1);
  expect((await server.prisma.take.findMany()).map(({ id }) => id)).toEqual(["ana"]);
  await rm(stuck, { recursive: true });
  expect(await expireSound(deps)).toBe(1);
  expect(await filesKept()).toBe(0);
});

test("SND-66 what comes late is not kept beyond that day", async () => {
  const { cast } = await recordSpeakers(server, clock, undefined, { soundDays: 1 });
  const late = new Speaker(server, cast.owner, "late", clock.now() - 5_000);
  clock.advance(DAY);
  expect((await late.send(0, recordedSecond(0))).status).toBe(409);
  expect(await server.prisma.take.count({ where: { id: "late" } })).toBe(0);
});

describe("SND-67 how long sound is kept stands in the plan", () => {
  const draft = { title: "A", problemId: "twitter", frameworkId: "six-steps", scheduledAt: null, timeZone: null };
  async function planned(options: object) {
    const cast = await seatCast(server.casement.deps);
    const owner = browserOf(cast.owner);
    const { body } = expectStatus(201, await owner.post("/sessions", { ...draft, options }));
    const { plan } = expectStatus(200, await owner.get(`/sessions/${body.id}`)).body;
    return plan.options.soundDays;
  }

  test("the server's setting is written into each plan that has no choice of its own", async () => {
    expect(await planned({ recordSound: true })).toBe(30);
    expect(await planned({ recordSound: true, soundDays: 5 })).toBe(5);
    expect(await planned({ recordSound: true, soundDays: null })).toBeNull();
    expect(await planned({ recordSound: false })).toBeUndefined();
  });

  describe("a session planned before there was a setting", () => {
    async function plannedBefore() {
      const { deps } = server.casement;
      const cast = await seatCast({ ...deps, config: { ...deps.config, soundDays: null } }, { recordSound: true });
      return { cast, owner: browserOf(cast.owner), address: `/sessions/${cast.sessionId}` };
    }
    const daysOf = async (owner: Browser, id: string) =>
      expectStatus(200, await owner.get(`/sessions/${id}`)).body.plan.options.soundDays;

    test("keeps its sound as long as itself, as people were told, also once it is edited", async () => {
      const { cast, owner, address } = await plannedBefore();
      await agreeToSound(server, cast.candidate);
      expectStatus(200, await owner.send("PATCH", address, { body: { ...draft, options: { recordSound: true } } }));
      expect(await daysOf(owner, cast.sessionId)).toBeUndefined();
    });

    test("its duplicates and retries have the setting", async () => {
      const { cast, owner, address } = await plannedBefore();
      const copy = expectStatus(201, await owner.post(`${address}/duplicates`)).body.id;
      expect(await daysOf(owner, copy)).toBe(30);
      for (const command of ["session.start", "session.end"] as const)
        await runCommand(server.casement.deps, cast.owner, command, {});
      const retry = expectStatus(201, await owner.post(`${address}/branches`, { at: 0 })).body.id;
      expect(await daysOf(owner, retry)).toBe(30);
    });
  });

  test("once somebody has agreed to it, it can become shorter and not longer", async () => {
    const cast = await seatCast(server.casement.deps, { recordSound: true, soundDays: 7 });
    await agreeToSound(server, cast.candidate);
    const owner = browserOf(cast.owner);
    const edit = (soundDays: number | null) =>
      owner.send("PATCH", `/sessions/${cast.sessionId}`, {
        body: { ...draft, options: { recordSound: true, soundDays } },
      });
    for (const longer of [8, null]) expect((await edit(longer)).status).toBe(409);
    expect((await edit(5)).status).toBe(200);
  });
});
