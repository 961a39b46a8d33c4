import type { Page } from "@playwright/test";
import { roomOfTwo } from "../../fixtures/running-room.js";
import { expect, test } from "../../fixtures/test.js";
import { badgeSays } from "../../pages/room-page.js";
import { drawBox } from "../../pages/session-page.js";

const BOXES = ".tl-canvas .tl-shape[data-shape-type=geo]";
const GROUPS = ".tl-canvas .tl-shape[data-shape-type=group]";

/** Each box and group, with its place on the board. */
const lying = (page: Page) =>
  page
    .locator(`${BOXES}, ${GROUPS}`)
    .evaluateAll((shapes) =>
      shapes.map((shape) => `${shape.getAttribute("data-shape-id")} ${(shape as HTMLElement).style.transform}`).sort(),
    );

test("BRD-65 one groups the other's two boxes, who undoes the second: both see one box in one place", async ({
  enter,
}) => {
  const { ana, ben, session } = await roomOfTwo(enter);
  for (const { page } of [ana, ben]) {
    await page.goto(session.path);
    await badgeSays(page, "Saved");
  }
  await drawBox(ben.page, [0.3, 0.4], "Cache");
  await drawBox(ben.page, [0.6, 0.5], "Queue");
  await expect(ana.page.locator(BOXES)).toHaveCount(2);

  await ana.page.getByTestId("tools.select").first().click();
  await ana.page.locator(BOXES).getByText("Queue").click();
  await ana.page.keyboard.press("Control+a");
  await ana.page.keyboard.press("Control+g");
  await expect(ben.page.locator(GROUPS)).toHaveCount(1);

  // A label is an undo step of its own, and its box may grow in another.
  await expect(async () => {
    await ben.page.keyboard.press("Control+z");
    await expect(ben.page.locator(BOXES)).toHaveCount(1, { timeout: 3000 });
  }).toPass();
  for (const { page } of [ana, ben]) {
    await expect(page.locator(BOXES)).toHaveCount(1);
    await expect(page.locator(GROUPS)).toHaveCount(0);
    await badgeSays(page, "Saved");
  }
  const place = await lying(ben.page);
  expect(await lying(ana.page)).toEqual(place);
  for (const { page } of [ana, ben]) {
    await page.reload();
    await badgeSays(page, "Saved");
    await expect(page.locator(BOXES)).toHaveCount(1);
    expect(await lying(page)).toEqual(place);
  }

  expect([...ana.faults, ...ben.faults]).toEqual([]);
});
