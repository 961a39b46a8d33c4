import type { Page } from "@playwright/test";
import type { Actor } from "../fixtures/actor.js";
import { api } from "../fixtures/api.js";
import { signUp } from "../fixtures/stage.js";
import { expect, test } from "../fixtures/test.js";
import { shapes } from "../pages/session-page.js";

/** The first account of a new server finds the demo recording. */
test.use({ settings: { DEMO: "on", LOG_LEVEL: "error" } });

test("UI-225 a moment of a recording is framed alike whatever led to it, and no step moves the board", async ({
  enter,
}) => {
  const ana = await enter("Ana");
  const { page } = ana;
  await signUp(ana);
  const path = await demoPath(ana);
  await page.setViewportSize({ width: 1280, height: 720 });

  await test.step("the same moment: opened, from the end, played to, stepped to, searched", async () => {
    await page.goto(path);
    const opened = await framedAt(page, "6");
    await page.keyboard.press("End");
    expect(await framedAt(page, "6")).toEqual(opened);
    await page.keyboard.press("4");
    for (let faster = 0; faster < 5; faster++) await page.keyboard.press(">");
    await page.keyboard.press("k");
    await expect.poll(() => secondsAt(page)).toBeGreaterThan((await durationOf(page)) * 0.55);
    await page.keyboard.press("k");
    expect(await framedAt(page, "6")).toEqual(opened);
    const sixth = await secondsAt(page);
    await page.keyboard.press(",");
    await expect.poll(() => secondsAt(page)).toBeLessThan(sixth);
    expect(await framedAt(page, "6")).toEqual(opened);
    const search = page.getByRole("searchbox", { name: "Search the recording" });
    await search.fill("cache");
    await page
      .getByRole("button", { name: /^\d.* Board / })
      .first()
      .click();
    await expect(page.locator("[data-pinned]")).toHaveCount(1);
    await search.fill("");
    await page.getByRole("slider", { name: "Moment of the recording" }).focus();
    expect(await framedAt(page, "6")).toEqual(opened);
    await page.reload();
    expect(await framedAt(page, "6")).toEqual(opened);
  });

  await test.step("dragged to: a picture leads while the hand moves, and leaves the same board", async () => {
    const jumped = await boardAt(page, "6");
    await page.keyboard.press("Home");
    const band = await slider(page).boundingBox();
    if (band === null) throw new Error("there is no timeline");
    const [x, y] = [(share: number) => band.x + band.width * share, band.y + band.height / 2];
    // A picture stays only while the hand moves.
    const pictured = page.waitForFunction(() => document.querySelector("canvas[data-picture]") !== null, null, {
      polling: "raf",
    });
    await page.mouse.move(x(0.05), y);
    await page.mouse.down();
    await page.mouse.move(x(0.95), y);
    await pictured;
    await page.mouse.move(x(0.3), y, { steps: 6 });
    await page.mouse.up();
    await expect(page.locator("canvas[data-picture]")).toHaveCount(0);
    expect(await boardAt(page, "6")).toEqual(jumped);
  });

  await test.step("a step that opens a worksheet or shows the steps leaves the board where it is", async () => {
    for (const size of [
      { width: 1440, height: 900 },
      { width: 1280, height: 720 },
      { width: 390, height: 844 },
      { width: 844, height: 390 },
    ]) {
      await page.setViewportSize(size);
      await page.goto(path);
      await expect(page.locator(".tl-canvas")).toBeVisible();
      const places = new Set<string>();
      let last = 0;
      for (const key of ["1", "2", "3", "4", "5", "6", "7", "8", "9", "End"]) {
        await page.keyboard.press(key);
        await expect.poll(() => secondsAt(page)).toBeGreaterThan(last);
        last = await secondsAt(page);
        places.add(JSON.stringify(await page.locator(".tl-canvas").boundingBox()));
      }
      expect([...places]).toHaveLength(1);
    }
  });
  expect(ana.faults).toEqual([]);
});

/** The view and all shapes of the board at this tenth of the recording. */
async function boardAt(page: Page, tenth: string): Promise<unknown> {
  const view = await framedAt(page, tenth);
  // A shape that was out of view before is a block from then on, by its own style too.
  const drawn = await shapes(page).evaluateAll((all) =>
    all.map((each) => [each.id, each.getAttribute("style")?.replace(" display: block;", ""), each.textContent]).sort(),
  );
  return { view, drawn };
}

/** The view of the board at this tenth of the recording. */
async function framedAt(page: Page, tenth: string): Promise<string | null> {
  await expect(page.locator(".tl-canvas")).toBeVisible();
  await page.keyboard.press(tenth);
  await expect(shapes(page).first()).toBeAttached();
  await expect.poll(() => secondsAt(page)).toBe(Math.floor((await durationOf(page)) * (Number(tenth) / 10)));
  await expect(page.getByText(/^Opening the board/)).toHaveCount(0);
  await expect(page.locator("canvas[data-picture]")).toHaveCount(0);
  const layer = page.locator(".tl-html-layer").first();
  let view = "";
  await expect
    .poll(async () => {
      const before = view;
      view = (await layer.getAttribute("style")) ?? "";
      return view === before;
    })
    .toBe(true);
  return view;
}

const slider = (page: Page) => page.getByRole("slider", { name: "Moment of the recording" });
const secondsAt = async (page: Page) => Number(await slider(page).getAttribute("aria-valuenow"));
const durationOf = async (page: Page) => Number(await slider(page).getAttribute("aria-valuemax"));

async function demoPath(ana: Actor): Promise<string> {
  const { items } = await api<{ items: readonly { id: string }[] }>(ana, "GET", "/sessions");
  return `/sessions/${items[0]?.id}/playback`;
}
