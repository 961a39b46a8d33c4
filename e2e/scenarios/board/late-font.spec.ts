import { roomAlone } from "../../fixtures/running-room.js";
import { expect, test } from "../../fixtures/test.js";
import { badgeSays } from "../../pages/room-page.js";
import { shapes, writeText } from "../../pages/session-page.js";

test("BRD-63 what was written before its font came is measured anew when it is there", async ({ enter }) => {
  const { ana, session } = await roomAlone(enter);
  const { page } = ana;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/inter-latin-wght-normal-.*woff2/, async (route) => {
    await held;
    await route.continue();
  });
  // The page asks for the font ahead, and counts as loaded only with it.
  await page.goto(session.path, { waitUntil: "commit" });
  await badgeSays(page, "Saved");
  await writeText(page, [0.2, 0.3], "post, then queue, then fan-out to all");
  const line = shapes(page).filter({ hasText: "fan-out" });
  const before = await line.evaluate((shape) => shape.clientWidth);
  release();
  // The font is not as wide as the one that stood in for it.
  await expect.poll(() => line.evaluate((shape) => shape.clientWidth)).not.toBe(before);
  await expect
    .poll(() => line.evaluate((shape) => (shape.querySelector("p")?.offsetHeight ?? 0) <= shape.clientHeight + 1))
    .toBe(true);
});
