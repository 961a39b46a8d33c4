import { pathToFileURL } from "node:url";
import type { Page } from "@playwright/test";
import { commanding } from "../../fixtures/api.js";
import { CHROMIUM_FLAGS } from "../../fixtures/chromium.js";
import { bring, planSession, signUp } from "../../fixtures/stage.js";
import { expect, test } from "../../fixtures/test.js";
import { badgeSays } from "../../pages/room-page.js";

const executablePath = process.env.CHROME_PATH;
// A microphone that beeps once a second.
test.use({
  settings: { LOG_LEVEL: "error", SIGN_UP: "open" },
  launchOptions: {
    args: [...CHROMIUM_FLAGS, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
    ...(executablePath ? { executablePath } : {}),
  },
});

/** The badge about this person's own sound. */
const soundBadge = (page: Page) => page.getByRole("status").filter({ hasText: /^(Sound|No sound)/ });

test("SND-40 sound is recorded of those who agree, survives a cut and a reload, and plays with the board", async ({
  enter,
}) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await signUp(ana);
  const { id, path } = await planSession(ana, "Design Twitter", { options: { recordSound: true } });
  await bring(ana, id, ben, "candidate");

  await test.step("in the lobby each is asked apart from the board", async () => {
    await ben.page.goto(path);
    await ben.page.getByRole("button", { name: "Record my sound" }).click();
    await expect(ben.page.getByText("You agreed that your sound is recorded")).toBeVisible();
    await commanding(ana, id, (send) => send("session.start"));
  });

  await test.step("who comes into the room without an answer is asked there, and may say no", async () => {
    await ana.page.goto(path);
    await badgeSays(ana.page, "Saved");
    await expect(ana.page.getByText("May your sound be recorded too?")).toBeVisible();
    await ana.page.getByRole("button", { name: "Not my sound" }).click();
    await expect(soundBadge(ana.page)).toHaveText("No sound");
  });

  await test.step("the badge is true: saved, waiting while cut off, saved again", async () => {
    await expect(soundBadge(ben.page)).toHaveText("Sound");
    await ben.page.context().setOffline(true);
    await expect(soundBadge(ben.page)).toHaveText("Sound waiting");
    await ben.page.context().setOffline(false);
    await expect(soundBadge(ben.page)).toHaveText("Sound");
    await ben.page.reload();
    await expect(soundBadge(ben.page)).toHaveText("Sound");
  });

  await test.step("after the end it plays, with lanes and a volume for each", async () => {
    await commanding(ana, id, (send) => send("session.end"));
    const { page } = ana;
    await expect(async () => {
      await page.goto(`${path}/playback`);
      await expect(page.getByRole("button", { name: /^Sound: Everybody is heard/ })).toBeVisible({ timeout: 5_000 });
    }).toPass();
    await page.getByRole("button", { name: /^Sound: / }).click();
    await expect(page.getByRole("group", { name: "Ben" })).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Play", exact: true }).click();
    const timer = page.getByRole("timer", { name: "Time played" });
    await expect(timer).toContainText("0:03");
  });

  await test.step("who talked is told on the interviewer's page alone, and who was not recorded is named", async () => {
    await ana.page.goto(path);
    const talk = ana.page.getByRole("region", { name: "Talk", exact: true });
    await expect(talk.getByRole("row", { name: /^Ben/ })).toBeVisible();
    await expect(talk.getByText("Ana's sound was not recorded")).toBeVisible();
    await ben.page.goto(path);
    await ben.page.getByRole("link", { name: "Time and help" }).click();
    await expect(ben.page.getByRole("region", { name: "Time", exact: true })).toBeVisible();
    await expect(ben.page.getByRole("region", { name: /talk/i })).toHaveCount(0);
  });
});

/** Plays until three seconds were played with sound. */
async function hears(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: /^Sound: Everybody is heard/ }).click();
  await expect(page.getByRole("group", { name })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(page.getByRole("timer", { name: "Time played" })).toContainText("0:03");
  await expect(page.getByRole("button", { name: /^Sound: Everybody is heard/ })).toBeVisible();
}

test("SND-65 a record is downloaded with its sound, and heard elsewhere: imported, and as a page", async ({
  enter,
  browser,
}, { outputDir }) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await signUp(ana);
  const { id, path } = await planSession(ana, "Design Twitter", { options: { recordSound: true } });
  await bring(ana, id, ben, "candidate");
  await ana.page.goto(path);
  await ben.page.goto(path);
  await ben.page.getByRole("button", { name: "Record my sound" }).click();
  await commanding(ana, id, (send) => send("session.start"));
  await badgeSays(ben.page, "Saved");
  await expect(ben.page.getByRole("status").filter({ hasText: /^Sound$/ })).toBeVisible();
  // Eight seconds of a step of some minutes; a step that has just begun says ":00".
  await expect(ben.page.getByRole("timer").first()).toContainText(/:0[1-9]|:[1-4]\d|:5[0-2]/);
  await commanding(ana, id, (send) => send("session.end"));
  const { page } = ana;
  await page.goto(`${path}#export`);
  const choices = page.getByRole("checkbox", { name: /^What people said \(\d+ KB\)/ });
  await expect(choices).toHaveCount(3, { timeout: 30_000 });
  const download = async (button: string, named: RegExp) => {
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: button, exact: true }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(named);
    const saved = `${outputDir}/${file.suggestedFilename()}`;
    await file.saveAs(saved);
    return saved;
  };

  await test.step("another account imports the archive and hears it", async () => {
    const archive = await download("Download record", /-PRIVATE-record\.zip$/);
    const eve = await enter("Eve");
    await signUp(eve);
    await eve.page.goto("/");
    await eve.page.getByRole("button", { name: "Import", exact: true }).click();
    await eve.page.getByRole("dialog").locator("input[type=file]").setInputFiles(archive);
    await expect(eve.page.getByRole("heading", { level: 1, name: "Design Twitter" })).toBeVisible();
    await eve.page.getByRole("link", { name: "Watch recording" }).click();
    await hears(eve.page, "Ben");
  });

  await test.step("the page with sound plays it from a file, with no network at all", async () => {
    await choices.first().check();
    const own = await download("Download page", /-PRIVATE-interviewers\.html$/);
    const context = await browser.newContext({ offline: true });
    const offline = await context.newPage();
    const faults: string[] = [];
    offline.on("console", (message) => void (message.type() === "error" && faults.push(message.text())));
    await offline.goto(pathToFileURL(own).href);
    await hears(offline, "Ben");
    expect(faults).toEqual([]);
    await context.close();
  });
});
