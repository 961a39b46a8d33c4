import type { Page } from "@playwright/test";
import type { Actor } from "../fixtures/actor.js";
import { api, commanding } from "../fixtures/api.js";
import { signalDatabase } from "../fixtures/database.js";
import { bring, planSession, type StagedSession, signUp } from "../fixtures/stage.js";
import { expect, test } from "../fixtures/test.js";
import { badgeSays, revealFirstHint } from "../pages/room-page.js";
import { drawBox, shapes } from "../pages/session-page.js";

test.use({ settings: { LOG_LEVEL: "silent" } });

const label = (page: Page, text: string) => page.locator(".tl-canvas").getByText(text);

/** A live session with this owner and candidate, both in the room. */
async function room(owner: Actor, candidate: Actor): Promise<StagedSession & { account: SignIn }> {
  const account = await signUp(owner);
  const session = await planSession(owner, "Design Twitter");
  await bring(owner, session.id, candidate, "candidate");
  await commanding(owner, session.id, (send) => send("session.start"));
  for (const { page } of [owner, candidate]) {
    await page.goto(session.path);
    await badgeSays(page, "Saved");
  }
  return { ...session, account };
}
type SignIn = Awaited<ReturnType<typeof signUp>>;

test("BRD-60 the database stands still, then dies: Not saved, edits kept, Saved on return, there after a reload", async ({
  enter,
  casement,
}) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await room(ana, ben);

  signalDatabase(casement.dataDir, "SIGSTOP");
  try {
    await drawBox(ben.page, [0.3, 0.4], "During");
    await badgeSays(ben.page, "Not saved");
    await expect(label(ben.page, "During")).toBeVisible();
  } finally {
    signalDatabase(casement.dataDir, "SIGCONT");
  }
  await badgeSays(ben.page, "Saved");

  signalDatabase(casement.dataDir, "SIGKILL");
  await drawBox(ben.page, [0.6, 0.4], "After");
  await badgeSays(ben.page, "Saved");
  for (const { page } of [ben, ana]) {
    await page.reload();
    await expect(label(page, "During")).toBeVisible();
    await expect(label(page, "After")).toBeVisible();
  }
  expect([...ana.faults, ...ben.faults]).toEqual([]);
});

test("BRD-61 edits made offline are kept, also when the page is left, and sent on return; undo goes on over the gap", async ({
  enter,
}) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  const { path } = await room(ana, ben);
  await drawBox(ben.page, [0.2, 0.4], "Before");
  await badgeSays(ben.page, "Saved");
  await ben.context.setOffline(true);
  await badgeSays(ben.page, "Offline");
  await drawBox(ben.page, [0.4, 0.4], "Underground");
  await badgeSays(ben.page, "Offline");
  await drawBox(ana.page, [0.6, 0.6], "Meanwhile");
  await ben.context.setOffline(false);
  await badgeSays(ben.page, "Saved");
  await expect(label(ana.page, "Underground")).toBeVisible();
  await expect(label(ben.page, "Meanwhile")).toBeVisible();

  // Ben drew both himself, before and during the gap, and can undo them; not what Ana drew.
  await takeBack(ben.page, "Underground");
  await takeBack(ben.page, "Before");
  await expect(label(ana.page, "Underground")).toHaveCount(0);
  await expect(label(ana.page, "Before")).toHaveCount(0);
  await expect(label(ana.page, "Meanwhile")).toBeVisible();

  await ben.context.setOffline(true);
  await badgeSays(ben.page, "Offline");
  await drawBox(ben.page, [0.3, 0.6], "Closed laptop");
  await badgeSays(ben.page, "Offline");
  await ben.page.goto("about:blank");
  await expect(label(ana.page, "Closed laptop")).toHaveCount(0);
  await ben.context.setOffline(false);
  await ben.page.goto(path);
  await badgeSays(ben.page, "Saved");
  await expect(label(ana.page, "Closed laptop")).toBeVisible();
});

/** Undoes until this label is gone: writing it was one step, drawing its box another. */
async function takeBack(page: Page, text: string): Promise<void> {
  await expect(async () => {
    await page.keyboard.press("ControlOrMeta+z");
    await expect(label(page, text)).toHaveCount(0, { timeout: 500 });
  }).toPass();
}

test("BRD-62 nothing that was shown as saved is lost when the server is killed in mid-stroke", async ({
  enter,
  casement,
}) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  const { id, account } = await room(ana, ben);
  await drawBox(ben.page, [0.3, 0.4], "Shown as saved");
  await badgeSays(ben.page, "Saved");
  await expect(shapes(ben.page)).toHaveCount(1);
  await ben.page.getByTestId("tools.draw").first().click();
  await ben.page.mouse.move(700, 300);
  await ben.page.mouse.down();
  await ben.page.mouse.move(800, 500, { steps: 10 });
  await casement.kill();
  await badgeSays(ben.page, "Offline");

  // No browser with a copy is left: everything that returns comes from the server.
  await ana.leave();
  await ben.leave();
  await casement.begin();
  const later = await enter("Ana, later");
  await later.page.goto(`/sign-in?next=/sessions/${id}`);
  await signIn(later.page, account.email, account.password);
  await expect(label(later.page, "Shown as saved")).toBeVisible();
});

test("REC-116 a note typed while the server is down is kept, and saved on return", async ({ enter, casement }) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await room(ana, ben);
  await casement.kill();
  await badgeSays(ana.page, "Offline");
  const field = ana.page.getByRole("textbox", { name: "Note", exact: true });
  await field.fill("thinks aloud while the line is down");
  await ana.page.getByRole("button", { name: "Add note" }).click();
  await expect(ana.page.getByText("Not saved. It is kept here and tried again.")).toBeVisible();
  await expect(field).toHaveValue("");

  await casement.begin();
  await expect(ana.page.getByText("Not saved. It is kept here and tried again.")).toHaveCount(0);
  await ana.page.reload();
  await expect(ana.page.getByText("thinks aloud while the line is down")).toHaveCount(1);
  await badgeSays(ana.page, "Saved");

  // A click before the connection returns is not lost (UI-49).
  await casement.restart();
  await ana.page.getByRole("button", { name: "Next step" }).click();
  await expect(ben.page.getByText(/^Step 2 of/)).toBeVisible();
});

test("REC-115 a moment pinned and a hint shown while the server is down are kept, and sent on return", async ({
  enter,
  casement,
}) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await room(ana, ben);
  await casement.kill();
  await badgeSays(ana.page, "Offline");
  const kept = ana.page.getByText("Not saved. It is kept here and tried again.");
  await ana.page.getByRole("tab", { name: "Scorecard" }).click();
  await ana.page
    .getByRole("button", { name: /^Pin this moment/ })
    .first()
    .click();
  await expect(kept).toBeVisible();
  await revealFirstHint(ana.page);
  await expect(kept.filter({ visible: true })).toBeVisible();

  await casement.begin();
  await expect(ana.page.getByText(/^Shown to the candidate at/)).toBeVisible();
  await expect(kept).toHaveCount(0);
  await ana.page.reload();
  await ana.page.getByRole("tab", { name: "Scorecard" }).click();
  await expect(ana.page.getByRole("list", { name: "Pinned moments" }).getByRole("listitem")).toHaveCount(1);
  await ben.page.reload();
  await ben.page.getByRole("tab", { name: "Steps" }).click();
  await expect(ben.page.getByRole("region", { name: "Hints" })).toBeVisible();
});

test("SEC-60 somebody removed in mid-stroke is out at once, and reads why", async ({ enter }) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await room(ana, ben);
  await ben.page.getByTestId("tools.draw").first().click();
  await ben.page.mouse.move(700, 300);
  await ben.page.mouse.down();
  await ben.page.mouse.move(800, 500, { steps: 10 });
  await ana.page.getByRole("button", { name: /Ben/ }).last().click();
  await ana.page.getByRole("menuitem", { name: /Remove/ }).click();
  await ana.page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(ben.page.getByText("The host has removed you from this session.")).toBeVisible();
  await expect(ben.page.locator(".tl-canvas")).toHaveCount(0);
});

test("SEC-62 whoever is signed out from another device leaves the room at once, and reads why", async ({ enter }) => {
  const [ana, ben, elsewhere] = [await enter("Ana"), await enter("Ben"), await enter("Ana's phone")];
  const { account } = await room(ana, ben);
  await api(elsewhere, "POST", "/sign-ins", account);
  const { items } = await api<{ items: { id: string; current: boolean }[] }>(elsewhere, "GET", "/sign-ins");
  for (const { id } of items.filter(({ current }) => !current)) await api(elsewhere, "DELETE", `/sign-ins/${id}`);
  await expect(ana.page.getByText(/sign-in in this browser was ended/)).toBeVisible();
  await expect(ana.page.locator(".tl-canvas")).toHaveCount(0);
});

test("SEC-61 a wrong password, and too many of them, are answered with one sentence each", async ({ enter }) => {
  const ana = await enter("Ana");
  const { email } = await signUp(ana);
  const stranger = await enter("Stranger");
  await stranger.page.goto("/sign-in");
  await signIn(stranger.page, email, "not her password");
  const notice = stranger.page.getByRole("alert");
  await expect(notice).toHaveText("The e-mail address or the password is wrong.");
  await expect(async () => {
    await signIn(stranger.page, email, "not her password");
    await expect(notice).toHaveText(/^Too many attempts in a short time\. Try again in \d+ (seconds?|minutes?)\.$/, {
      timeout: 1000,
    });
  }).toPass();
});

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
