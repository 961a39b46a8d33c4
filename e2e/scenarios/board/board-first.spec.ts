import { roomAlone } from "../../fixtures/running-room.js";
import { expect, test } from "../../fixtures/test.js";
import { badgeSays } from "../../pages/room-page.js";
import { drawBox, shapes } from "../../pages/session-page.js";

/** A laptop, phones held sideways, and a laptop at 200 %. */
const SMALL = [
  { width: 1280, height: 720 },
  { width: 844, height: 390 },
  { width: 720, height: 450 },
  { width: 683, height: 312 },
];

test("UI-170 the interviewer's board has 60 % of the screen, all of it with one key, and its tools in the smallest window", async ({
  enter,
}) => {
  const { ana, session } = await roomAlone(enter);
  const { page } = ana;
  await page.goto(session.path);
  await badgeSays(page, "Saved");
  const share = () =>
    page.locator("#main").evaluate((main) => {
      const board = main.querySelector(".tl-container")?.closest("#main > *")?.getBoundingClientRect();
      return board === undefined ? 0 : (board.width * board.height) / (innerWidth * innerHeight);
    });
  const usual = await share();
  console.log(`the interviewer's board has ${Math.round(100 * usual)} % of 1440 x 900`);
  expect(usual).toBeGreaterThanOrEqual(0.6);

  await test.step("alone it has nearly all, with the clock; the key and Escape bring the room back", async () => {
    await page.keyboard.press("b");
    await expect.poll(share).toBeGreaterThan(0.95);
    await expect(page.getByRole("timer", { name: /^This step/ })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Design Twitter" })).toBeHidden();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("heading", { name: "Design Twitter" })).toBeVisible();
    await page.getByRole("button", { name: "Board only" }).click();
    await expect.poll(share).toBeGreaterThan(0.95);
    await page.keyboard.press("Alt+b");
    await expect(page.getByRole("heading", { name: "Design Twitter" })).toBeVisible();
  });

  for (const size of SMALL)
    await test.step(`${size.width} x ${size.height}`, async () => {
      await page.setViewportSize(size);
      // Playwright clicks what can be scrolled to, and what nothing covers.
      for (const alone of [false, true]) {
        if (alone) await page.getByRole("button", { name: "Board only" }).click();
        await page.getByTestId("tools.draw").click();
        await page.getByTestId("tools.select").click();
      }
      await page.getByRole("button", { name: "Board only" }).click();
    });
  expect(ana.faults).toEqual([]);
});

test("BRD-129 what is drawn just after the board has moved on the screen lies under the pointer", async ({ enter }) => {
  const { ana, session } = await roomAlone(enter);
  const { page } = ana;
  await page.goto(session.path);
  await badgeSays(page, "Saved");
  await page.getByTestId("tools.rectangle").click();
  const place = await page.evaluate(async () => {
    const board = document.querySelector<HTMLElement>(".tl-container")?.parentElement;
    const canvas = document.querySelector(".tl-canvas");
    if (board == null || canvas === null) throw new Error("the board is not on the screen");
    board.style.marginLeft = "200px";
    const { x, y } = canvas.getBoundingClientRect();
    const at = { x: x + 80, y: y + 120 };
    const touch = (type: string, by: number) =>
      canvas.dispatchEvent(
        new PointerEvent(type, {
          clientX: at.x + by,
          clientY: at.y + by,
          pointerId: 1,
          bubbles: true,
          isPrimary: true,
        }),
      );
    touch("pointermove", 0);
    touch("pointerdown", 0);
    for (const by of [20, 60, 100]) {
      touch("pointermove", by);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    touch("pointerup", 100);
    return at;
  });
  const box = await shapes(page).boundingBox();
  expect(box?.x).toBeCloseTo(place.x, -1);
  expect(box?.width).toBeCloseTo(100, -1);
  expect(ana.faults).toEqual([]);
});

test("UI-188 a reload shows the part of the board that was seen before, unless nothing is drawn there", async ({
  enter,
}) => {
  const { ana, session } = await roomAlone(enter);
  const { page } = ana;
  await page.goto(session.path);
  await badgeSays(page, "Saved");
  await drawBox(page, [0.3, 0.4], "Cache");
  await badgeSays(page, "Saved");
  const drawn = shapes(page);
  const wheel = async (x: number, y: number, key?: "Control") => {
    await page.locator(".tl-canvas").hover();
    if (key !== undefined) await page.keyboard.down(key);
    await page.mouse.wheel(x, y);
    if (key !== undefined) await page.keyboard.up(key);
  };
  const place = async () => {
    const { x = 0, y = 0, width = 0 } = (await drawn.first().boundingBox()) ?? {};
    return [Math.round(x), Math.round(y), Math.round(width)];
  };
  const first = await place();
  await wheel(0, 120, "Control");
  await expect.poll(async () => (await place())[2]).not.toBe(first[2]);
  const [zoomedX] = await place();
  // tldraw drops a wheel event that comes 120 to 160 ms after another one: people turn the wheel on, and so does the story.
  await expect(async () => {
    await wheel(-90, 60);
    await expect.poll(async () => (await place())[0], { timeout: 1000 }).not.toBe(zoomedX);
  }).toPass();
  const moved = await place();
  await page.reload();
  await expect(drawn).toHaveCount(1);
  const off = async () => Math.max(...(await place()).map((value, index) => Math.abs(value - (moved[index] ?? 0))));
  await expect.poll(off).toBeLessThanOrEqual(2);

  await wheel(6000, 0);
  await expect(drawn).not.toBeInViewport();
  await page.reload();
  await expect(drawn).toBeInViewport();
});
