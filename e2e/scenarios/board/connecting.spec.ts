import type { Page } from "@playwright/test";
import { roomAlone } from "../../fixtures/running-room.js";
import { expect, test } from "../../fixtures/test.js";
import { drawByOutline } from "../../pages/outline-page.js";
import { badgeSays } from "../../pages/room-page.js";
import { drawBox } from "../../pages/session-page.js";

const cards = (page: Page) => page.locator(".tl-canvas .tl-shape[data-shape-type=component]");
const arrows = (page: Page) => page.locator(".tl-canvas .tl-shape[data-shape-type=arrow]");
const search = (page: Page) => page.getByRole("combobox", { name: "Find a component" });

/** Picks a kind in the open quick search, and names the component. */
async function pick(page: Page, words: string, name: string): Promise<void> {
  await expect(search(page)).toBeFocused();
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: /^Name of the/ })).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
}

/** Where a named card is on the screen. */
async function placeOf(page: Page, name: string) {
  const box = await cards(page).filter({ hasText: name }).boundingBox();
  if (box === null) throw new Error(`${name} is not on the screen`);
  return { ...box, middle: { x: box.x + box.width / 2, y: box.y + box.height / 2 } };
}

/** Drags the handle below a card to a point of the screen. */
async function dragFrom(page: Page, name: string, to: { x: number; y: number }): Promise<void> {
  const { middle, y, height } = await placeOf(page, name);
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.move(middle.x, y + height + 10, { steps: 4 });
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}

test("CMP-21 components come connected: by / beside the selected one, and by dragging a handle; one undo takes both", async ({
  enter,
}) => {
  const { ana, session } = await roomAlone(enter);
  const { page } = ana;
  await page.goto(session.path);
  await badgeSays(page, "Saved");

  await test.step("a component added while another is selected stands beside it, and is called by it", async () => {
    await page.keyboard.press("/");
    await pick(page, "service", "Posts");
    await page.keyboard.press("Alt+/");
    await pick(page, "cache", "Timelines");
    await expect(cards(page)).toHaveCount(2);
    await expect(arrows(page)).toHaveCount(1);
    const [posts, timelines] = [await placeOf(page, "Posts"), await placeOf(page, "Timelines")];
    expect(timelines.x).toBeGreaterThan(posts.x + posts.width);
    // What was just added does not lie under its details.
    const details = await page.getByRole("region", { name: "Details: Cache" }).boundingBox();
    expect(timelines.x + timelines.width).toBeLessThanOrEqual(details?.x ?? 0);
    // The view has moved no further than that took, so that what one was looking at is still there.
    expect(timelines.y).toBe(posts.y);
    expect((details?.x ?? 0) - timelines.x - timelines.width).toBeLessThan(60);
    await page.keyboard.press("ControlOrMeta+z");
    await expect(cards(page)).toHaveCount(1);
    await expect(arrows(page)).toHaveCount(0);
    await page.keyboard.press("ControlOrMeta+Shift+z");
    await expect(cards(page)).toHaveCount(2);
    await expect(arrows(page)).toHaveCount(1);
  });

  await test.step("a handle dragged to the empty board asks what to add there", async () => {
    // The first one made room for the details of the second.
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift+1");
    const { middle } = await placeOf(page, "Posts");
    await dragFrom(page, "Posts", { x: middle.x, y: middle.y + 220 });
    await pick(page, "kafka", "Posted");
    await expect(cards(page)).toHaveCount(3);
    await expect(arrows(page)).toHaveCount(2);
  });

  await test.step("a handle dragged to a component connects the two, once", async () => {
    await page.keyboard.press("Escape");
    for (let time = 0; time < 2; time++) {
      await dragFrom(page, "Timelines", (await placeOf(page, "Posted")).middle);
      await page.keyboard.press("Escape");
    }
    await expect(arrows(page)).toHaveCount(3);
    await page.keyboard.press("Alt+o");
    await expect(page.getByText("3 components and 3 connections", { exact: true })).toBeVisible();
  });
  expect(ana.faults).toEqual([]);
});

test("BRD-91 the board is free of styles until a tool draws, and all components are in sight once they are laid out", async ({
  enter,
}) => {
  const { ana, session } = await roomAlone(enter);
  const { page } = ana;
  await page.goto(session.path);
  await badgeSays(page, "Saved");
  const styles = page.locator(".tlui-style-panel");
  await expect(styles).toHaveCount(0);
  await page.getByTestId("tools.draw").click();
  await expect(styles).toBeVisible();
  await page.getByTestId("tools.select").click();
  await expect(styles).toHaveCount(0);
  const chain = ["Web", "Edge", "API", "Posts", "Posted", "Fan-out", "Timelines", "Media"];
  await drawByOutline(
    page,
    chain.map((name, at) => (at === 0 ? ["Client", name] : ["Service", name, chain[at - 1] ?? ""])),
  );
  // At once, before the editor looks how much of the board the outline leaves.
  await page.getByRole("button", { name: "Outline", exact: true }).evaluate((outline) => {
    const layOut = () => document.querySelector<HTMLElement>("[aria-label='Lay out all components']");
    new MutationObserver((_, observer) => {
      if (layOut() === null) return;
      observer.disconnect();
      layOut()?.click();
    }).observe(document.body, { childList: true, subtree: true });
    (outline as HTMLElement).click();
  });
  const hidden = () =>
    page.locator(".tl-canvas").evaluate((canvas) => {
      const { left, right, top, bottom } = canvas.getBoundingClientRect();
      const boxes = [...canvas.querySelectorAll("[data-shape-type=component]")].map((card) =>
        card.getBoundingClientRect(),
      );
      return boxes.filter((box) => box.left < left || box.right > right || box.top < top || box.bottom > bottom).length;
    });
  await expect.poll(hidden).toBe(0);
  await expect(cards(page)).toHaveCount(chain.length);
  expect(ana.faults).toEqual([]);
});

test("BRD-92 what is drawn with the board's tools has its typeface, and an arrow goes round corners as a connection does", async ({
  enter,
}) => {
  const { ana, session } = await roomAlone(enter);
  const { page } = ana;
  await page.goto(session.path);
  await badgeSays(page, "Saved");
  await drawBox(page, [0.3, 0.3], "Cache");
  await drawBox(page, [0.6, 0.7], "Queue");
  const label = (name: string) => page.locator(".tl-canvas .tl-shape[data-shape-type=geo]").getByText(name);
  await expect(label("Cache")).toHaveCSS("font-family", /^"?tldraw_sans/);
  await expect.poll(() => page.evaluate(() => document.fonts.check("20px tldraw_sans"))).toBe(true);
  await page.getByTestId("tools.arrow").click();
  const [from, to] = await Promise.all(["Cache", "Queue"].map((name) => label(name).boundingBox()));
  if (from == null || to == null) throw new Error("the boxes are not on the screen");
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
  await page.mouse.up();
  await expect(arrows(page)).toHaveCount(1);
  // A straight arrow would run across: this one is level or upright near both its ends.
  const slanted = await arrows(page).evaluate((arrow) => {
    const [line] = [...arrow.querySelectorAll("path")].sort((a, b) => b.getTotalLength() - a.getTotalLength());
    if (line === undefined) return ["no line"];
    const at = (share: number) => line.getPointAtLength(share * line.getTotalLength());
    return [0.1, 0.9].filter((share) => {
      const [one, other] = [at(share - 0.02), at(share + 0.02)];
      return Math.min(Math.abs(one.x - other.x), Math.abs(one.y - other.y)) > 1;
    });
  });
  expect(slanted).toEqual([]);
  expect(ana.faults).toEqual([]);
});
