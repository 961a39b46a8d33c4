import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { commanding } from "../fixtures/api.js";
import { lookOver } from "../fixtures/look-over.js";
import { bring, planSession, signUp } from "../fixtures/stage.js";
import { expect, test } from "../fixtures/test.js";
import { badgeSays } from "../pages/room-page.js";
import { drawBox, shapes } from "../pages/session-page.js";

test.use({ settings: { LOG_LEVEL: "error", SIGN_UP: "open" } });

test("UI-95 an interview is downloaded: as a page that plays offline, as a record to import", async ({
  enter,
  browser,
}, { outputDir }) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await signUp(ana);
  const session = await planSession(ana, "Design Twitter");
  await bring(ana, session.id, ben, "candidate");
  await commanding(ana, session.id, async (send) => {
    await send("session.start");
    await ben.page.goto(session.path);
    await badgeSays(ben.page, "Saved");
    await drawBox(ben.page, [0.4, 0.5], "Only box");
    await badgeSays(ben.page, "Saved");
    await send("note.add", { noteId: "n1", text: "Draws before asking", tag: "concern" });
    await send("chat.send", { messageId: "c1", text: "I hope this scales" });
    await send("session.end");
  });
  await ana.page.goto(`${session.path}#export`);
  const download = async (button: string, name: string, named: RegExp) => {
    const [file] = await Promise.all([
      ana.page.waitForEvent("download"),
      ana.page.getByRole("link", { name: button, exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(named);
    const path = `${outputDir}/${name}`;
    await file.saveAs(path);
    return path;
  };
  const open = async (path: string, page: Page) => {
    await page.goto(pathToFileURL(path).href);
    await toTheEnd(page);
  };

  await test.step("the owner's page plays from a file, with no network at all", async () => {
    const path = await download("Download page", "own.html", /-PRIVATE-interviewers\.html$/);
    const context = await browser.newContext({ offline: true, reducedMotion: "reduce" });
    const page = await context.newPage();
    const faults: string[] = [];
    const asked: string[] = [];
    page.on("console", (message) => void (message.type() === "error" && faults.push(message.text())));
    page.on("pageerror", (error) => void faults.push(error.message));
    page.on("request", (request) => void (/^(file|data|blob):/.test(request.url()) || asked.push(request.url())));
    await open(path, page);
    await expect(page.getByRole("note")).toContainText("Do not send it to the candidate.");
    await expect(page).toHaveTitle(/^PRIVATE: Design Twitter/);
    await page.getByRole("tab", { name: "Notes" }).click();
    await expect(page.getByRole("tabpanel").getByText("Draws before asking")).toBeVisible();
    await page.getByRole("slider").focus();
    await page.keyboard.press("0");
    await expect(shapes(page)).toHaveCount(0);
    await page.keyboard.press("End");
    await page.getByRole("button", { name: "Save picture of the board" }).click();
    const [picture] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "SVG on white" }).click(),
    ]);
    expect(picture.suggestedFilename()).toMatch(/^Design-Twitter-\d+s\.svg$/);
    expect(await readFile(await picture.path(), "utf8")).toContain("Only box");
    expect([...faults, ...asked]).toEqual([]);
    await context.close();
  });

  await test.step("the page to share shows the board and the chat, and no note", async () => {
    await ana.page.getByRole("checkbox", { name: "Chat", exact: true }).last().check();
    const path = await download("Download page to share", "shared.html", /-for-candidate\.html$/);
    expect(await readFile(path, "utf8")).not.toContain("Draws before asking");
    const context = await browser.newContext({ offline: true, reducedMotion: "reduce" });
    const page = await context.newPage();
    await open(path, page);
    await expect(page.getByRole("note")).toHaveCount(0);
    await expect(page).toHaveTitle(/^Design Twitter/);
    await expect(page.getByRole("tab", { name: "Notes" })).toHaveCount(0);
    await page.getByRole("tab", { name: "Chat" }).click();
    await expect(page.getByRole("log").getByText("I hope this scales")).toBeVisible();
    await context.close();
  });

  await test.step("another account imports the record and watches it", async () => {
    const path = await download("Download record", "record.ndjson", /-PRIVATE-record\.ndjson$/);
    const eve = await enter("Eve");
    await signUp(eve);
    const { page } = eve;
    await page.goto("/");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "Import a recording" });
    const text = await readFile(path, "utf8");
    const choose = (buffer: Buffer) =>
      dialog.locator("input[type=file]").setInputFiles({ name: "r.ndjson", mimeType: "application/x-ndjson", buffer });
    await choose(Buffer.from(text.replace("Draws before asking", "Asks before drawing")));
    await expect(dialog.getByRole("alert")).toContainText(
      /Line \d+ was changed after the export.*Nothing was imported/,
    );
    expect(await lookOver(page, "import")).toEqual([]);
    await choose(Buffer.from(text));
    await expect(page.getByRole("heading", { level: 1, name: "Design Twitter" })).toBeVisible();
    await page.getByRole("link", { name: "Watch recording" }).click();
    await toTheEnd(page);
    await page.goto("/");
    await expect(page.getByText("imported", { exact: true })).toBeVisible();
  });
  expect([...ana.faults, ...ben.faults]).toEqual([]);
});

async function toTheEnd(page: Page): Promise<void> {
  await expect(page.getByRole("slider", { name: "Moment of the recording" })).toBeVisible();
  await page.keyboard.press("End");
  await expect(shapes(page).getByText("Only box")).toBeVisible();
}
