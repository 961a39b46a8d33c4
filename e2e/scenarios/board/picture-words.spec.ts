import { readFile, writeFile } from "node:fs/promises";
import { commanding } from "../../fixtures/api.js";
import { planSession, signUp } from "../../fixtures/stage.js";
import { expect, test } from "../../fixtures/test.js";
import { badgeSays } from "../../pages/room-page.js";
import { drawBox, shapes } from "../../pages/session-page.js";

const WORDS = ["読み取りの多い系統", "👩‍💻 writes", "خادم التطبيقات", "Cache"];

test("UI-226 words in an exported picture are SVG text, in any alphabet, line by line where the board has them", async ({
  enter,
}) => {
  const ana = await enter("Ana");
  const { page } = ana;
  await signUp(ana);
  const { id, path } = await planSession(ana, "Design Twitter");
  await commanding(ana, id, (send) => send("session.start"));
  await page.goto(path);
  await expect(page.locator(".tl-canvas")).toBeVisible();
  for (const [index, words] of WORDS.entries()) await drawBox(page, [0.2 + index * 0.2, 0.4], words);
  await drawBox(page, [0.5, 0.7], "A box whose words run over several lines");
  await badgeSays(page, "Saved");
  await commanding(ana, id, (send) => send("session.end"));
  await page.goto(`${path}/playback`);
  await expect(page.locator(".tl-canvas")).toBeVisible();
  await page.keyboard.press("End");
  await expect(shapes(page)).toHaveCount(5);
  await page.getByRole("button", { name: "Save picture of the board" }).click();
  const [picture] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: "SVG on white" }).click(),
  ]);
  const svg = await readFile(await picture.path(), "utf8");
  if (process.env.PICTURES !== undefined) await writeFile(`${process.env.PICTURES}/picture-words.svg`, svg);
  expect(svg).not.toContain("foreignObject");
  const lines = await page.evaluate((source) => {
    const drawn = new DOMParser().parseFromString(source, "image/svg+xml");
    return [...drawn.querySelectorAll("text:not([aria-hidden])")].map((each) => each.textContent ?? "");
  }, svg);
  const whole = (text: string) => text.replaceAll(/\s/g, "");
  for (const words of WORDS) expect(whole(lines.join(""))).toContain(whole(words));
  expect(lines.join(" ")).toContain("A box whose words run over several lines");
  expect(lines).not.toContain("A box whose words run over several lines");
  expect(ana.faults).toEqual([]);
});
