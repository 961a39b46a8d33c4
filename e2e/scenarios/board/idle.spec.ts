import { commanding } from "../../fixtures/api.js";
import { bring, planSession, signUp } from "../../fixtures/stage.js";
import { expect, test } from "../../fixtures/test.js";
import { badgeSays } from "../../pages/room-page.js";
import { drawBox, shapes } from "../../pages/session-page.js";

/** Counts in the page how many frames were asked for. */
function countFrames(): void {
  const asked = window.requestAnimationFrame.bind(window);
  const counting = window as unknown as { frames: number };
  counting.frames = 0;
  window.requestAnimationFrame = (callback) => {
    counting.frames += 1;
    return asked(callback);
  };
}

/** Frames asked for within one second of the page's own clock. */
const framesInASecond = () =>
  new Promise<number>((resolve) => {
    const counting = window as unknown as { frames: number };
    const before = counting.frames;
    setTimeout(() => resolve(counting.frames - before), 1000);
  });

test("BRD-87 a board at which nobody does anything rests, shows what others draw, and wakes with the first touch", async ({
  enter,
}) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await signUp(ana);
  const session = await planSession(ana, "Design Twitter");
  await bring(ana, session.id, ben, "candidate");
  await commanding(ana, session.id, (send) => send("session.start"));
  await ben.page.addInitScript(countFrames);
  for (const { page } of [ana, ben]) {
    await page.goto(session.path);
    await badgeSays(page, "Saved");
  }
  const resting = () => expect.poll(() => ben.page.evaluate(framesInASecond), { timeout: 30_000 }).toBeLessThan(5);

  await resting();
  await drawBox(ana.page, [0.35, 0.4], "API");
  await expect(shapes(ben.page)).toHaveCount(1);
  await resting();
  await drawBox(ben.page, [0.6, 0.6], "Queue");
  await expect(shapes(ben.page)).toHaveCount(2);
  await expect(shapes(ana.page)).toHaveCount(2);
  await resting();
});
