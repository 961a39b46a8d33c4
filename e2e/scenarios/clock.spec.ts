import { shiftClock } from "../fixtures/actor.js";
import { commanding } from "../fixtures/api.js";
import { beginFlips, compareClocks, readFlips } from "../fixtures/clock-flips.js";
import { bring, planSession, signUp } from "../fixtures/stage.js";
import { expect, test } from "../fixtures/test.js";

const MOST_APART_MS = 250;
const SECONDS_COMPARED = 6;
const JUMP_MS = 14 * 60_000;

test("STP-60 people whose clocks are 14 minutes fast or slow see the same second, even after a clock jumps", async ({
  enter,
}) => {
  const ana = await enter("Ana", { clockOffMinutes: -14 });
  const ben = await enter("Ben", { clockOffMinutes: 14 });
  await signUp(ana);
  const session = await planSession(ana, "Design Twitter");
  await bring(ana, session.id, ben, "candidate");
  await commanding(ana, session.id, (send) => send("session.start"));
  const clocks = [ana, ben].map(({ page }) => page.getByRole("timer", { name: /^This step/ }));
  for (const { page } of [ana, ben]) await page.goto(session.path);
  for (const clock of clocks) await expect(clock).toBeVisible();
  const off = await Promise.all([ana, ben].map(({ page }) => page.evaluate(() => Date.now())));
  expect(Math.round(((off[1] ?? 0) - (off[0] ?? 0)) / 60_000)).toBe(28);

  const measure = async (what: string) => {
    await Promise.all(clocks.map(beginFlips));
    let found = { apartMs: Number.NaN, seconds: 0 };
    await expect(async () => {
      found = compareClocks(await readFlips(ana.page), await readFlips(ben.page));
      expect(found.seconds).toBeGreaterThanOrEqual(SECONDS_COMPARED);
    }).toPass();
    const said = `${what}: ${found.apartMs.toFixed(1)} ms apart by ${found.seconds} seconds`;
    test.info().annotations.push({ type: "measured", description: said });
    console.log(said);
    expect(found.apartMs).toBeLessThanOrEqual(MOST_APART_MS);
  };
  await measure("clocks 28 minutes apart");
  await ben.page.evaluate(shiftClock, -2 * JUMP_MS);
  await ana.page.evaluate(shiftClock, JUMP_MS);
  await measure("after a sudden jump of both");
});
