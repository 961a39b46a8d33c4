import { runCommand } from "../../../commands/sessions/run-command.js";
import { findAgreement } from "../../../queries/find-agreement.js";
import type { Browser } from "../../../testing/browser.js";
import { type Actor, type Cast, seatCast } from "../../../testing/session-stage.js";
import { startTestServer, type TestServer } from "../../../testing/test-server.js";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({});
});
afterAll(() => server.close());

function browserOf({ cookie }: Actor): Browser {
  const browser = server.browser();
  const [name = "", token = ""] = cookie.split("=");
  browser.setCookie(name, token);
  return browser;
}
const deps = () => server.casement.deps;
const agreement = async (actor: Actor) => (await browserOf(actor).get("/agreement")).body;

async function submit(actor: Actor, mark: 2 | 4): Promise<void> {
  const { state } = await deps().sessionLogs.load(actor.sessionId);
  for (const { key } of state.privateGuide?.rubric.criteria ?? [])
    await runCommand(deps(), actor, "score.set", { criterion: key, mark, evidence: "Seen." });
  await runCommand(deps(), actor, "scorecard.recommend", { recommendation: "yes", summary: "" });
  await runCommand(deps(), actor, "scorecard.submit", {});
}

async function ended(): Promise<Cast> {
  const cast = await seatCast(deps());
  await runCommand(deps(), cast.owner, "session.start", {});
  return cast;
}

test("SCO-88 marks of others are told only where one's own card is in, without names, and never to candidates", async () => {
  const cast = await ended();
  await submit(cast.interviewer, 2);
  await runCommand(deps(), cast.owner, "session.end", {});
  expect(await agreement(cast.owner)).toEqual({ rubrics: [] });

  await submit(cast.owner, 4);
  const { rubrics } = await agreement(cast.owner);
  expect(rubrics).toHaveLength(1);
  const [{ criteria, sessions, ...rubric }] = rubrics;
  expect(Object.keys(rubric)).toEqual(["version", "name"]);
  expect(criteria).toHaveLength(6);
  expect(sessions).toHaveLength(1);
  const { cards, sessionId } = sessions[0];
  expect(sessionId).toBe(cast.owner.sessionId);
  expect(cards.map(({ marks }: { marks: unknown }) => marks).toSorted()).toEqual([Array(6).fill(2), Array(6).fill(4)]);
  expect(new Set(cards.map(({ scorer }: { scorer: number }) => scorer))).toEqual(new Set([0, 1]));

  for (const outsider of [cast.candidate, cast.observer])
    expect((await browserOf(outsider).get("/agreement")).status).toBe(403);
  // With an account of their own as well: a place in the session without a card of one's own tells nothing.
  const { id: userId } = await deps().prisma.user.create({
    data: { id: "ben-account", email: "ben@example.org", name: "Ben", passwordHash: "none" },
  });
  await deps().prisma.participant.update({ where: { id: cast.candidate.participantId }, data: { userId } });
  expect(await findAgreement(deps(), userId)).toEqual([]);
});

test("SCO-88 a session with one card, and one that still runs, are not part of it", async () => {
  const alone = await ended();
  await submit(alone.owner, 4);
  await runCommand(deps(), alone.owner, "session.end", {});
  expect(await agreement(alone.owner)).toEqual({ rubrics: [] });

  const running = await ended();
  await submit(running.owner, 4);
  await submit(running.interviewer, 4);
  expect(await agreement(running.owner)).toEqual({ rubrics: [] });
});
