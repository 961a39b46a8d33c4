import type { Page } from "@playwright/test";
import type { Actor } from "../fixtures/actor.js";
import { api } from "../fixtures/api.js";
import { follow } from "../fixtures/follow.js";
import { conclude, conduct } from "../fixtures/interview.js";
import { lookOver } from "../fixtures/look-over.js";
import { bring, invite, planSession, signUp } from "../fixtures/stage.js";
import { expect, test } from "../fixtures/test.js";
import { badgeSays } from "../pages/room-page.js";
import { drawBox, shapes, writeText } from "../pages/session-page.js";

// Recording every frame of a hundred views would take longer than checking them.
test.use({ settings: { LOG_LEVEL: "error" } });

const LONG_TITLE = "Design a Twitter-like timeline for a very large network: senior backend round, second attempt";
const SCHEDULED = { scheduledAt: "2031-03-09T15:00:00Z", timeZone: "Europe/Berlin" };
const TLDRAW_BEACON = /^https:\/\/[a-z.]*tldraw\.(com|xyz)\//;

/** One screen: whose, where, what shows that it is there, and what to do first. */
interface Screen {
  readonly name: string;
  readonly who: Actor;
  readonly path: string;
  readonly shows: RegExp;
  readonly first?: (page: Page) => Promise<void>;
}

async function visit({ name, who, path, shows, first }: Screen): Promise<string[]> {
  const { page } = who;
  // A window that was narrow remembers that its panes are closed.
  if (page.url().startsWith("http")) await page.evaluate(() => localStorage.clear());
  // What a screen before has opened lies over this one.
  const { pathname, hash } = new URL(page.url(), "http://nowhere");
  if (pathname + hash === path) await page.keyboard.press("Escape");
  else await follow(page, path);
  await expect(page.getByText(shows).filter({ visible: true }).first(), name).toBeVisible();
  await expect(page.getByRole("status", { name: "Loading" })).toHaveCount(0);
  await first?.(page);
  return lookOver(page, name);
}

/** Checks all of them; then no browser may have had an error or a request to another server. */
async function see(...screens: Screen[]): Promise<void> {
  const found: string[] = [];
  for (const screen of screens) found.push(...(await visit(screen)));
  const actors = [...new Set(screens.map(({ who }) => who))];
  expect([...found, ...actors.flatMap((actor) => actor.faults)]).toEqual([]);
  const elsewhere = actors.flatMap(({ traffic, url }) => traffic.foreign(url));
  expect(elsewhere.filter((address) => !TLDRAW_BEACON.test(address))).toEqual([]);
}

/** The page that waits, while the owner is asked. */
const waiting = {
  first: async (page: Page) => {
    await page.getByRole("button", { name: "Join session" }).click();
    await expect(page.getByText(/has been asked to let you in on this device/)).toBeVisible();
  },
} as const;

const click = (role: "tab" | "button", name: string | RegExp) => (page: Page) =>
  page.getByRole(role, { name }).first().click();
/** Three people in a live interview in its fourth step. */
async function company(enter: (name: string) => Promise<Actor>) {
  const [ana, ben, olga] = [await enter(OWNER), await enter("Benedikt"), await enter("Olga")];
  await signUp(ana);
  const live = await planSession(ana, "Design Twitter");
  await bring(ana, live.id, ben, "candidate");
  await bring(ana, live.id, olga, "observer");
  await conduct(ana, live.id);
  return { ana, ben, olga, live };
}

async function drawSomething({ page }: Actor, path: string): Promise<void> {
  await page.goto(path);
  await badgeSays(page, "Saved");
  await drawBox(page, [0.3, 0.5], "API servers");
  // BRD-63: a label and a text are measured one after another; a line of text is one line high.
  await writeText(page, [0.2, 0.2], "post, then queue, then fan-out");
  const line = shapes(page).filter({ hasText: "fan-out" });
  const fits = () => line.evaluate((shape) => (shape.querySelector("p")?.offsetHeight ?? 0) <= shape.clientHeight + 1);
  await expect.poll(fits).toBe(true);
  // BRD-64: the label keeps the editor's own formatting, and words that look like markup stay words.
  await writeText(page, [0.2, 0.35], "keys `user:42` are **hot** & <b>few</b>");
  const marked = shapes(page).filter({ hasText: "user:42" }).locator("p");
  await expect
    .poll(() => marked.innerHTML())
    .toMatch(/^keys <code>user:42<\/code> are <strong>hot<\/strong> &amp; &lt;b&gt;few&lt;\/b&gt;$/);
  await badgeSays(page, "Saved");
}

const OWNER = "Anastasia-Maria Oberhuber-Wannenmacher";

// No serious fault found by axe, no sideways scrolling, no console error, no request elsewhere.
test.describe("UI-60 every screen in light and dark, wide and narrow", () => {
  // Each has its own people and session; the first begins with a server without accounts.
  test.describe.configure({ mode: "parallel" });

  test("before anybody is signed in, and an account's pages", async ({ enter }) => {
    const [ana, nobody] = [await enter(OWNER), await enter("Nobody")];
    await see({ name: "create-first-account", who: ana, path: "/", shows: /Create account/ });
    await signUp(ana);
    await ana.page.goto("about:blank");
    await see({ name: "dashboard-empty", who: ana, path: "/", shows: /New session/ });
    const planned = await planSession(ana, LONG_TITLE, SCHEDULED);
    const { id: clone } = await api<{ id: string }>(ana, "POST", "/frameworks/six-steps/clones");
    const { id: ownRubric } = await api<{ id: string }>(ana, "POST", "/rubrics/system-design/clones");
    const unfold = click("button", "Question and levels of criterion 1");
    const { items: problems } = await api<{ items: { id: string; title: string }[] }>(ana, "GET", "/problems");
    const twitter = problems.find(({ title }) => /Twitter/.test(title))?.id;
    const { id: own } = await api<{ id: string }>(ana, "POST", `/problems/${twitter}/clones`);
    await see(
      { name: "create-account", who: nobody, path: "/create-account", shows: /Create account/ },
      { name: "sign-in", who: nobody, path: "/sign-in", shows: /Welcome back/ },
      { name: "not-found", who: nobody, path: "/nowhere", shows: /Page not found/ },
      { name: "dashboard", who: ana, path: "/", shows: /Design a Twitter-like/ },
      { name: "new-session", who: ana, path: "/sessions/new", shows: /Plan a session/ },
      { name: "edit-session", who: ana, path: `${planned.path}/edit`, shows: /Edit session/ },
      { name: "frameworks", who: ana, path: "/frameworks", shows: /Six steps/ },
      { name: "framework-editor", who: ana, path: `/frameworks/${clone}`, shows: /Save framework/ },
      { name: "framework", who: ana, path: "/frameworks/six-steps", shows: /Clone/ },
      { name: "rubrics", who: ana, path: "/rubrics", shows: /System design \(copy\)/ },
      { name: "rubric-editor", who: ana, path: `/rubrics/${ownRubric}`, shows: /Save rubric/, first: unfold },
      { name: "rubric", who: ana, path: "/rubrics/system-design", shows: /Clone rubric/ },
      { name: "problems", who: ana, path: "/problems", shows: /Design a rate limiter/ },
      { name: "problem", who: ana, path: `/problems/${twitter}`, shows: /Deep dives/ },
      { name: "problem-editor", who: ana, path: `/problems/${own}/edit`, shows: /Save problem/ },
      { name: "account", who: ana, path: "/account", shows: /Change password/ },
      { name: "session-unknown", who: ana, path: "/sessions/nothing-here", shows: /Session not found/ },
    );
  });

  test("invites and the lobby", async ({ enter }) => {
    const [ana, ben, nobody] = [await enter(OWNER), await enter("Ben"), await enter("Nobody")];
    await signUp(ana);
    const planned = await planSession(ana, LONG_TITLE, SCHEDULED);
    const revoked = await invite(ana, planned.id, "observer");
    await api(ana, "DELETE", `/sessions/${planned.id}/invites/${revoked.id}`);
    const open = await invite(ana, planned.id, "candidate");
    const bens = await bring(ana, planned.id, ben, "candidate");
    await see(
      { name: "join", who: nobody, path: open.path, shows: /Join session/ },
      { name: "join-incomplete", who: nobody, path: "/join#nonsense", shows: /does not work/ },
      { name: "join-revoked", who: nobody, path: revoked.path, shows: /revoked/ },
      { ...waiting, name: "join-second-device", who: nobody, path: bens, shows: /used on another device/ },
      { name: "lobby-owner", who: ana, path: planned.path, shows: /Start interview/ },
      {
        name: "start-alone",
        who: ana,
        path: planned.path,
        shows: /Start interview/,
        first: click("button", "Start interview"),
      },
      { name: "lobby-candidate", who: ben, path: planned.path, shows: /You agreed/ },
      { name: "guest-elsewhere", who: ben, path: "/", shows: /belongs to an account/ },
    );
  });

  test("the interviewer's room", async ({ enter }) => {
    const { ana, live } = await company(enter);
    const carl = await enter("Carl");
    await bring(ana, live.id, carl, "interviewer");
    await drawSomething(ana, live.path);
    const room = { path: live.path, shows: /Step 4 of 6/ };
    await see(
      { ...room, name: "room-notes", who: ana, first: click("tab", "Notes") },
      { ...room, name: "room-guide", who: ana, first: click("tab", "Guide") },
      { ...room, name: "room-scorecard", who: ana, first: click("tab", "Scorecard") },
      { ...room, name: "room-keys", who: ana, first: click("button", "Keyboard shortcuts") },
      { ...room, name: "room-commands", who: ana, first: click("button", "Command menu") },
      { ...room, name: "room-end", who: ana, first: click("button", "End interview") },
      { ...room, name: "room-invites", who: ana, first: click("button", /^Invite$/) },
      { ...room, name: "room-co-interviewer", who: carl, first: click("tab", "Scorecard") },
    );
  });

  test("the candidate's and the observer's room", async ({ enter }) => {
    const { ben, olga, live } = await company(enter);
    const room = { path: live.path, shows: /Step 4 of 6/ };
    await see(
      { ...room, name: "room-candidate", who: ben },
      { ...room, name: "room-chat", who: ben, first: click("button", /chat/i) },
      { ...room, name: "room-observer", who: olga },
    );
  });

  test("after the interview", async ({ enter }) => {
    const { ana, ben, olga, live } = await company(enter);
    await drawSomething(ana, live.path);
    await conclude(ana, live.id);
    await see(
      { name: "reading-owner", who: ana, path: live.path, shows: /Feedback/ },
      { name: "reading-scorecards", who: ana, path: `${live.path}#scorecards`, shows: /Scale awareness/ },
      { name: "reading-feedback", who: ana, path: `${live.path}#feedback`, shows: /right questions first/ },
      { name: "reading-board", who: ana, path: `${live.path}#board`, shows: /Download SVG/ },
      { name: "reading-guide", who: ana, path: `${live.path}#guide`, shows: /Hints/ },
      { name: "reading-notes", who: ana, path: `${live.path}#notes`, shows: /Add note/ },
      { name: "reading-sharing", who: ana, path: `${live.path}#sharing`, shows: /Create playback link/ },
      { name: "report-candidate", who: ben, path: live.path, shows: /right questions first/ },
      { name: "reading-observer", who: olga, path: live.path, shows: /has ended/ },
    );
  });
});
