import type { Page } from "@playwright/test";
import type { Actor } from "../fixtures/actor.js";
import { commanding } from "../fixtures/api.js";
import { lookOver } from "../fixtures/look-over.js";
import { bring, planSession, signUp } from "../fixtures/stage.js";
import { expect, test } from "../fixtures/test.js";
import { badgeSays } from "../pages/room-page.js";
import { drawBox, shapes } from "../pages/session-page.js";

/** Left of the centre of Ben's board, as a share of its width: where somebody who follows his view sees it. */
const DRAWN_AT = 0.3;

test.use({ settings: { LOG_LEVEL: "error" } });

test("UI-91 a shared recording shows the link's visitors what was chosen, until it is revoked", async ({ enter }) => {
  const [ana, ben, cara] = [await enter("Ana"), await enter("Ben"), await enter("Cara", { bytesKept: true })];
  const session = await interview(ana, ben);

  await ben.page.goto(session.path);
  await expect(ben.page.getByText("Clear and calm")).toBeVisible();
  await ana.page.goto(`${session.path}#sharing`);
  const link = await share(ana.page);

  await test.step("a stranger opens the link, without an account", async () => {
    const { page } = cara;
    await page.goto(link);
    await expect(page.getByText("Ana has shared the recording of this interview with you.")).toBeVisible();
    await expect(page.getByText(/with feedback\./)).toBeVisible();
    expect(new URL(page.url()).hash).toBe("");
    expect(await lookOver(page, "watch")).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole("button", { name: "Watch" }).click();
    await expect(page.getByText(/^Shared with you until /)).toBeVisible();
    await expect(shapes(page)).toHaveCount(0);
    await page.keyboard.press("End");
    await expect(shapes(page).getByText("One box")).toBeVisible();
    await page.keyboard.press("v");
    await expect(page.getByText("As Ben saw it")).toBeVisible();
    await expect.poll(() => placeOfBox(page)).toBeCloseTo(DRAWN_AT, 1);
    await page.getByRole("button", { name: "Follow: Ben" }).click();
    await expect(page.getByRole("menuitemradio", { name: "Ana" })).toHaveCount(0);
    await page.getByRole("menuitemradio", { name: "Ben" }).click();
    await page.locator(".tl-canvas").hover();
    await page.mouse.wheel(0, 120);
    await expect(page.getByRole("button", { name: "Follow: free view" })).toBeVisible();
    for (const name of ["Notes", "Scores", "Chat"])
      await expect(page.getByRole("tab", { name, exact: true })).toHaveCount(0);
    await page.getByRole("tab", { name: "Feedback" }).click();
    await expect(page.getByText("Clear and calm")).toBeVisible();
    expect(await lookOver(page, "shared-playback")).toEqual([]);
    const heard = await cara.traffic.received();
    expect(heard.includes("Clear and calm")).toBe(true);
    for (const secret of ["secret-note", "secret-evidence", "unshared-chat"])
      expect([secret, heard.includes(secret)]).toEqual([secret, false]);
  });

  await test.step("the candidate finds it on their own page", async () => {
    await ben.page.getByRole("link", { name: "Watch the recording" }).click();
    await ben.page.getByRole("slider", { name: "Moment of the recording" }).press("End");
    await expect(shapes(ben.page).getByText("One box")).toBeVisible();
  });

  await test.step("revoked, the next look is refused", async () => {
    await ana.page.setViewportSize({ width: 1440, height: 900 });
    await ana.page.getByRole("button", { name: "Revoke the link with feedback" }).click();
    await ana.page.getByRole("button", { name: "Revoke link" }).click();
    await expect(ana.page.getByRole("list", { name: "Playback links" }).getByText("revoked")).toBeVisible();
    // Both have it open: playing on stops, and so does returning to the window.
    await cara.page.getByRole("button", { name: "Play", exact: true }).click();
    await expect(cara.page.getByText("This recording is no longer shared. Ask for a new link.")).toBeVisible();
    await expect(shapes(cara.page)).toHaveCount(0);
    await expect(cara.page.getByText("Clear and calm")).toHaveCount(0);
    await ben.page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(ben.page.getByText("This recording is no longer shared. Ask for a new link.")).toBeVisible();
    await expect(shapes(ben.page)).toHaveCount(0);
    await cara.page.reload();
    await expect(cara.page.getByText("This recording is no longer shared. Ask for a new link.")).toBeVisible();
    await ben.page.goto(session.path);
    await expect(ben.page.getByRole("heading", { name: "Feedback" })).toBeVisible();
    await expect(ben.page.getByRole("link", { name: "Watch the recording" })).toHaveCount(0);
  });
  expect([...ana.faults, ...ben.faults, ...cara.faults]).toEqual([]);
});

test("UI-190 a clip is watched alone, with its title above it, until it is revoked", async ({ enter }) => {
  const [ana, ben, cara] = [await enter("Ana"), await enter("Ben"), await enter("Cara", { bytesKept: true })];
  const session = await interview(ana, ben);
  const { page } = ana;
  await page.goto(`${session.path}/playback`);

  const link = await test.step("the owner loops a part of the recording, and shares it", async () => {
    const slider = page.getByRole("slider", { name: "Moment of the recording" });
    await expect(slider).toBeVisible();
    await page.keyboard.press("5");
    await page.keyboard.press("b");
    await page.keyboard.press("End");
    await page.keyboard.press("b");
    await page.keyboard.press("x");
    const dialog = page.getByRole("dialog", { name: "Share a clip" });
    await expect(dialog.getByRole("textbox", { name: "Title" })).toBeFocused();
    await page.keyboard.type("Where the box was drawn");
    await dialog.getByRole("textbox", { name: "To" }).fill("59:00");
    await expect(dialog.getByText(/^The recording ends at /)).toBeVisible();
    await expect(dialog.getByRole("button", { name: "Create link to the clip" })).toBeDisabled();
    await dialog.getByRole("textbox", { name: "From" }).fill("0:00");
    await dialog.getByRole("button", { name: "5 minutes" }).click();
    await expect(dialog.getByText(/ long$/)).toBeVisible();
    expect(await lookOver(page, "share-clip")).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await dialog.getByRole("button", { name: "Create link to the clip" }).click();
    const field = dialog.getByRole("textbox", { name: "Link to “Where the box was drawn”" });
    await expect(field).toHaveValue(/\/watch#/);
    return field.inputValue();
  });

  await test.step("a stranger watches it", async () => {
    const { page } = cara;
    await page.goto(link);
    await expect(page.getByRole("heading", { name: "Where the box was drawn" })).toBeVisible();
    await expect(page.getByText("Ana has shared a clip of the interview “Design Twitter” with you.")).toBeVisible();
    expect(await lookOver(page, "watch-clip")).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole("button", { name: "Watch" }).click();
    await expect(page.getByText(/^Shared with you until /)).toBeVisible();
    await expect(page.getByText("Where the box was drawn")).toBeVisible();
    await expect(page.getByRole("button", { name: "Share a clip" })).toHaveCount(0);
    await page.keyboard.press("End");
    await expect(shapes(page).getByText("One box")).toBeVisible();
    expect(await lookOver(page, "clip")).toEqual([]);
    const heard = await cara.traffic.received();
    for (const secret of ["secret-note", "secret-evidence", "unshared-chat", "Clear and calm"])
      expect([secret, heard.includes(secret)]).toEqual([secret, false]);
  });

  await test.step("it stands among the session's links, and revoked it leaves the screen", async () => {
    await page.goto(`${session.path}#sharing`);
    const links = page.getByRole("list", { name: "Playback links" });
    await expect(links.getByText(/^0:00 to .* Opened in 1 browser/)).toBeVisible();
    await page.getByRole("button", { name: "Revoke the clip “Where the box was drawn”" }).click();
    await page.getByRole("button", { name: "Revoke link" }).click();
    await expect(links.getByText("revoked")).toBeVisible();
    await cara.page.setViewportSize({ width: 1440, height: 900 });
    await cara.page.getByRole("button", { name: "Play", exact: true }).click();
    await expect(cara.page.getByText("This recording is no longer shared. Ask for a new link.")).toBeVisible();
    await expect(shapes(cara.page)).toHaveCount(0);
  });
  expect([...ana.faults, ...ben.faults, ...cara.faults]).toEqual([]);
});

/** The place of the box's centre, as a share of the board's width. */
async function placeOfBox(page: Page): Promise<number> {
  const board = await page.getByRole("region", { name: "The board at this moment" }).boundingBox();
  const box = await shapes(page).boundingBox();
  return board === null || box === null ? Number.NaN : (box.x + box.width / 2 - board.x) / board.width;
}

/** Makes a link with the feedback alone, for a week, and returns it. */
async function share(page: Page): Promise<string> {
  await page.getByRole("combobox", { name: "The link works for" }).selectOption("7 days");
  await page.getByRole("button", { name: "Create playback link" }).click();
  const field = page.getByRole("textbox", { name: "Playback link" });
  await expect(field).toHaveValue(/\/watch#/);
  return field.inputValue();
}

/** One box, a note, a message and a mark; then the session ends, and feedback is published. */
async function interview(ana: Actor, ben: Actor) {
  await signUp(ana);
  const session = await planSession(ana, "Design Twitter");
  await bring(ana, session.id, ben, "candidate");
  await commanding(ana, session.id, async (send) => {
    await send("session.start");
    await ben.page.goto(session.path);
    await badgeSays(ben.page, "Saved");
    await drawBox(ben.page, [DRAWN_AT, 0.5], "One box");
    await badgeSays(ben.page, "Saved");
    await send("note.add", { noteId: "n1", text: "secret-note", tag: null });
    await send("score.set", { criterion: "structure", mark: 3, evidence: "secret-evidence" });
    await send("chat.send", { messageId: "c1", text: "unshared-chat" });
    await send("session.end");
    await send("report.publish", { feedback: "Clear and calm", includeScores: true });
  });
  return session;
}
