import type { Actor } from "../fixtures/actor.js";
import { expect, test } from "../fixtures/test.js";
import { createAccount } from "../pages/account-page.js";
import { badgeSays } from "../pages/room-page.js";
import {
  agree,
  copyLink,
  createSession,
  drawBox,
  join,
  openPart,
  shapes,
  startInterview,
} from "../pages/session-page.js";

const dialog = ({ page }: Actor) => page.getByRole("dialog");
const people = ({ page }: Actor) => page.getByRole("list", { name: "People" }).getByRole("listitem");

async function closeDialog(actor: Actor): Promise<void> {
  await actor.page.keyboard.press("Escape");
  await expect(dialog(actor)).toHaveCount(0);
}

test("UI-104 UI-102 UI-214 the host alone is asked before the start, and invites from the room", async ({ enter }) => {
  const ana = await enter("Ana");
  await createAccount(ana);
  await createSession(ana);
  const start = ana.page.getByRole("button", { name: "Start interview" });
  await ana.page.setViewportSize({ width: 1280, height: 720 });
  await expect(ana.page.getByRole("button", { name: "Copy candidate link" })).toBeInViewport({ ratio: 1 });
  await expect(start).toBeInViewport({ ratio: 1 });

  // The focus is on the button that waits, so that Enter starts nothing.
  await start.click();
  await expect(dialog(ana)).toContainText("The candidate is not here yet. Start anyway?");
  await expect(dialog(ana).getByRole("button", { name: "Wait for the candidate" })).toBeFocused();
  await ana.page.keyboard.press("Enter");
  await expect(dialog(ana)).toHaveCount(0);
  await expect(start).toBeVisible();

  // The link is there, with a warning that nobody elsewhere can open it.
  await start.click();
  await dialog(ana).getByRole("button", { name: "Copy candidate link" }).click();
  await expect(dialog(ana).getByText(/^Copied/)).toBeVisible();
  await expect(dialog(ana).getByText("Works on this computer only.")).toBeVisible();
  await dialog(ana).getByRole("button", { name: "Start anyway" }).click();
  await expect(ana.page.getByText("Step 1 of 6")).toBeVisible();

  const tools = ana.page.getByTestId("tools.select");
  await expect(tools).toBeVisible();
  await ana.page.getByRole("button", { name: "Chat" }).click();
  const chat = ana.page.getByRole("dialog", { name: "Chat" });
  await expect(async () => {
    const [above, below] = [await chat.boundingBox(), await tools.boundingBox()];
    expect((above?.y ?? Infinity) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
  }).toPass();
  await chat.getByRole("button", { name: "Close chat" }).click();

  await ana.page.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(dialog(ana).getByText("The link works once", { exact: false })).toBeVisible();
  const link = await copyLink(ana, "candidate");
  const ben = await enter("Ben");
  await join(ben, link);
  // The dialog is up to date: its link is used, and Ben has a link of his own.
  await expect(dialog(ana).getByText("Used by Ben")).toBeVisible();
  await expect(dialog(ana).getByRole("button", { name: "Copy link for Ben" })).toBeVisible();
  await closeDialog(ana);
  await badgeSays(ben.page, "Saved");
  await drawBox(ben.page, [0.5, 0.5], "API servers");
  await expect(shapes(ana.page)).toHaveCount(1);
  await expect(ana.page.locator(".tl-canvas").getByText("API servers")).toBeVisible();
});

test("UI-104 with the candidate there one click starts; an interviewer who comes along may start too", async ({
  enter,
}) => {
  const ana = await enter("Ana");
  await createAccount(ana);
  await createSession(ana);
  const [forBen, forEve] = [await copyLink(ana, "candidate"), await copyLink(ana, "co-interviewer")];
  const eve = await enter("Eve");
  await join(eve, forEve);
  await eve.page.getByRole("button", { name: "Start interview" }).click();
  await expect(dialog(eve)).toContainText("The host can invite people at any time during the interview.");
  await expect(dialog(eve).getByRole("button", { name: /^Copy/ })).toHaveCount(0);
  const ben = await enter("Ben");
  await join(ben, forBen);
  await expect(dialog(eve)).toContainText("Ben has not agreed to the recording yet.");
  await expect(dialog(eve).getByRole("button", { name: "Start interview" })).toBeDisabled();
  await ben.page.getByRole("button", { name: "I don't agree" }).click();
  await expect(dialog(eve)).toContainText("Ben does not agree to the recording.");
  await agree(ben);
  await expect(dialog(eve)).toContainText("The candidate is here now");
  await closeDialog(eve);
  await eve.page.getByRole("button", { name: "Start interview" }).click();
  for (const { page } of [ana, ben, eve]) await expect(page.getByText("Step 1 of 6")).toBeVisible();
  for (const { page } of [ben, eve])
    await expect(page.getByRole("button", { name: "Invite", exact: true })).toHaveCount(0);
});

test("UI-101 a co-interviewer is invited in the middle, and a candidate without link and cookie comes back", async ({
  enter,
}) => {
  const ana = await enter("Ana");
  await createAccount(ana);
  const address = await createSession(ana);
  const ben = await enter("Ben");
  await join(ben, await copyLink(ana, "candidate"));
  await agree(ben);
  await expect(ana.page.getByRole("list", { name: "Who is here" }).getByText("Ben")).toBeVisible();
  await startInterview(ana);
  await expect(ben.page.getByText("Step 1 of 6")).toBeVisible();
  await badgeSays(ben.page, "Saved");
  await drawBox(ben.page, [0.5, 0.5], "Queue");
  await expect(shapes(ana.page)).toHaveCount(1);

  // By keyboard alone, with another word than the button's.
  await ana.page.keyboard.press("Control+k");
  await ana.page.keyboard.type("share");
  await expect(ana.page.getByRole("textbox", { name: "Search commands" })).toHaveValue("share");
  await expect(ana.page.getByRole("button", { name: "Invite somebody" })).toBeVisible();
  await ana.page.keyboard.press("Enter");
  await expect(dialog(ana).filter({ hasText: "Invite people" })).toContainText("Sees the guide, takes notes");
  const eve = await enter("Eve");
  await join(eve, await copyLink(ana, "co-interviewer"));
  await expect(eve.page.getByRole("tab", { name: "Scorecard" })).toBeVisible();
  await expect(shapes(eve.page)).toHaveCount(1);
  await closeDialog(ana);

  // Ben's browser loses his cookie. The owner is told, and pauses for him.
  await ben.context.clearCookies();
  await ben.page.goto("about:blank");
  const lost = ana.page.getByRole("status").filter({ hasText: "Ben lost the connection" });
  await expect(lost).toBeVisible();
  await lost.getByRole("button", { name: "Pause the clock" }).click();
  await expect(lost).toContainText("The clock is paused.");
  await ben.page.goto(address);
  await expect(ben.page.getByRole("heading", { name: "Welcome back" })).toBeVisible();

  await ana.page.getByRole("button", { name: "More for Ben" }).click();
  await ana.page.getByRole("menuitem", { name: "Link to come back…" }).click();
  await expect(dialog(ana).getByRole("button", { name: "Copy link for Ben" })).toBeFocused();
  await ana.page.keyboard.press("Enter");
  const field = dialog(ana).getByRole("textbox", { name: "Link for Ben" });
  await expect(field).toHaveValue(/\/join#/);
  const link = await field.inputValue();
  await closeDialog(ana);
  await ben.page.goto(link);
  await expect(ben.page.getByText("You come back as Ben.", { exact: false })).toBeVisible();
  await ben.page.getByRole("button", { name: "Join session" }).click();
  await expect(ben.page.getByText("Step 1 of 6")).toBeVisible();
  await expect(shapes(ben.page)).toHaveCount(1);
  await expect(lost).toHaveCount(0);
  await expect(people(ana)).toHaveCount(3);

  // He is still the same person: he can undo what he draws, and the others see it.
  await drawBox(ben.page, [0.3, 0.3], "Cache");
  await expect(shapes(ana.page)).toHaveCount(2);
  await ana.page.reload();
  await expect(people(ana)).toHaveCount(3);
});

test("UI-101 invites are where people look for them, before, during and after the interview", async ({ enter }) => {
  const ana = await enter("Ana");
  await createAccount(ana);
  await createSession(ana);

  // The lobby leads to the plan, as the plan's page promises, where invites are too.
  await ana.page.getByRole("link", { name: "Edit", exact: true }).click();
  await ana.page.getByRole("button", { name: "Invite", exact: true }).click();
  const ben = await enter("Ben");
  await join(ben, await copyLink(ana, "candidate"));
  await agree(ben);
  await closeDialog(ana);
  await ana.page.getByRole("link", { name: "Cancel" }).click();
  await startInterview(ana);
  await expect(ana.page.getByText("Step 1 of 6")).toBeVisible();

  // The dashboard offers invites for the running session, on its card and in its menu.
  await ana.page.goto("/");
  await ana.page.getByRole("button", { name: "Invite", exact: true }).click();
  const olga = await enter("Olga");
  await join(olga, await copyLink(ana, "observer"));
  await expect(olga.page.getByText("Step 1 of 6")).toBeVisible();
  await closeDialog(ana);
  await ana.page.getByRole("link", { name: "Go to the room" }).click();

  await ana.page.getByRole("button", { name: "Command menu" }).click();
  await ana.page.keyboard.type("End the interview");
  await ana.page.keyboard.press("Enter");
  await dialog(ana).getByRole("button", { name: "End interview" }).click();
  await openPart(ana.page, "Share and keep");
  await ana.page.getByRole("button", { name: "Let somebody back in" }).click();
  await expect(dialog(ana)).toContainText("The interview is over, so nobody new can be invited.");
  await expect(dialog(ana).getByRole("button", { name: "Copy candidate link" })).toHaveCount(0);
  await expect(dialog(ana).getByRole("button", { name: "Copy link for Ben" })).toBeVisible();
});
