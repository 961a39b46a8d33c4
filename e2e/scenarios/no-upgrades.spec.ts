import { Actor } from "../fixtures/actor.js";
import { api } from "../fixtures/api.js";
import { NoUpgrades } from "../fixtures/no-upgrades.js";
import { expect, test } from "../fixtures/test.js";
import { createAccount } from "../pages/account-page.js";

const proxy = await NoUpgrades.listen();

test.use({ settings: { PUBLIC_ORIGIN: proxy.url } });

test("UI-121 behind a proxy that refuses WebSocket upgrades the page says so in one sentence", async ({
  browser,
  casement,
}) => {
  proxy.target = casement.url;
  const ana = await Actor.enter(browser, proxy.url, "Ana");
  await createAccount(ana);
  const draft = { title: "Behind a proxy", problemId: "twitter", frameworkId: "six-steps" };
  const { id } = await api<{ id: string }>(ana, "POST", "/sessions", { ...draft, scheduledAt: null, timeZone: null });
  await ana.page.goto(`${proxy.url}/sessions/${id}`);
  const sentence = "There is no live connection: a proxy between you and the server has to pass on WebSocket upgrades.";
  await expect(ana.page.getByText(sentence)).toBeVisible({ timeout: 60_000 });
  expect(proxy.refused).toBeGreaterThan(0);
  await ana.leave();
});
