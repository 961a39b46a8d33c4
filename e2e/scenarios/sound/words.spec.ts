import type { Page } from "@playwright/test";
import { commanding } from "../../fixtures/api.js";
import { CHROMIUM_FLAGS } from "../../fixtures/chromium.js";
import { bring, planSession, signUp } from "../../fixtures/stage.js";
import { expect, test } from "../../fixtures/test.js";
import { badgeSays } from "../../pages/room-page.js";

const executablePath = process.env.CHROME_PATH;
test.use({
  settings: { LOG_LEVEL: "error", SIGN_UP: "open" },
  launchOptions: {
    args: [...CHROMIUM_FLAGS, "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
    ...(executablePath ? { executablePath } : {}),
  },
});

/** Gives the page a browser that recognises speech on the device; it hears what `hears` says. */
async function plantRecogniser(page: Page): Promise<void> {
  await page.addInitScript(() => {
    class Recogniser extends EventTarget {
      static available = async () => "available";
      start(): void {
        Object.assign(window, { recogniser: this });
      }
      abort(): void {
        this.dispatchEvent(new Event("end"));
      }
    }
    Object.assign(window, { SpeechRecognition: Recogniser });
  });
}

async function hears(page: Page, transcript: string): Promise<void> {
  await page.waitForFunction(() => "recogniser" in window);
  await page.evaluate((text) => {
    const { recogniser } = window as unknown as { recogniser: EventTarget };
    const tell = (isFinal: boolean) => {
      const results = [Object.assign([{ transcript: text }], { isFinal })];
      recogniser.dispatchEvent(Object.assign(new Event("result"), { resultIndex: 0, results }));
    };
    tell(false);
    tell(true);
  }, transcript);
}

test("SND-99 what is said is captioned in the room, found in the recording, corrected, and brought from a file", async ({
  enter,
}) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await signUp(ana);
  const { id, path } = await planSession(ana, "Design Twitter", { options: { recordSound: true, words: true } });
  await bring(ana, id, ben, "candidate");
  await plantRecogniser(ben.page);

  await test.step("who agrees captions their own microphone, and the other reads it", async () => {
    await ben.page.goto(path);
    await expect(ben.page.getByText(/What you say may also be written down/)).toBeVisible();
    await ben.page.getByRole("button", { name: "Record my sound" }).click();
    await ana.page.goto(path);
    await commanding(ana, id, (send) => send("session.start"));
    await badgeSays(ana.page, "Saved");
    await badgeSays(ben.page, "Saved");
    await ben.page.getByRole("button", { name: "Captions" }).click();
    await ben.page.getByRole("switch", { name: /^Caption my microphone/ }).click();
    await hears(ben.page, "I shard the timeline by user");
    const captions = ana.page.getByRole("region", { name: "Captions" });
    await expect(captions).toHaveText("Ben I shard the timeline by user");
    await hears(ben.page, "and put a cash in front");
    await expect(captions).toContainText("and put a cash in front");
  });

  await test.step("afterwards the speaker corrects a line, which everybody reads", async () => {
    await commanding(ana, id, (send) => send("session.end"));
    await ben.page.goto(path);
    await ben.page.getByRole("link", { name: "Time and help" }).click();
    await ben.page.getByRole("button", { name: "Correct “and put a cash in front”" }).click();
    await ben.page.getByRole("textbox", { name: "What you said" }).fill("and put a cache in front");
    await ben.page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(ben.page.getByText("and put a cache in front")).toBeVisible();
  });

  await test.step("the recording's search finds it, and its list leads to the moment", async () => {
    const { page } = ana;
    await page.goto(`${path}/playback`);
    await page.getByRole("searchbox", { name: "Search the recording" }).fill("cache front");
    await expect(page.getByRole("button", { name: /Ben and put a cache in front/ })).toBeVisible();
    await page.getByRole("tab", { name: "Words" }).click();
    const line = page.getByRole("list", { name: "What was said" }).getByRole("listitem").last();
    await line.getByRole("button", { name: /^Watch/ }).click();
    await expect(line).toHaveAttribute("aria-current", "time");
  });

  await test.step("the host brings a file of the candidate's words", async () => {
    const { page } = ana;
    await page.goto(path);
    await page.getByRole("link", { name: "Notes and chat" }).click();
    await page.getByRole("button", { name: "Import the words of Ben" }).click();
    const file = "WEBVTT\n\n00:00.500 --> 00:01.000\nSo the reads are the problem\n";
    const chosen = { name: "ben.vtt", mimeType: "text/vtt", buffer: Buffer.from(file) };
    await page.locator('input[type="file"]').setInputFiles(chosen);
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await expect(page.getByText("So the reads are the problem")).toBeVisible();
    await expect(page.getByText("from a file by Ana")).toBeVisible();
  });
});
