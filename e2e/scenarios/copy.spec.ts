import type { Page } from "@playwright/test";
import type { Actor } from "../fixtures/actor.js";
import { commanding } from "../fixtures/api.js";
import { bring, planSession, signUp } from "../fixtures/stage.js";
import { expect, test } from "../fixtures/test.js";
import { badgeSays } from "../pages/room-page.js";
import { drawBox } from "../pages/session-page.js";

const label = (page: Page, text: string) => page.locator(".tl-canvas").getByText(text, { exact: true });
const NO_COPY = /cannot keep a copy of the board/;

/** A live session, which Ana has open in two tabs and Ben in one. Returns Ana's second tab. */
async function twoTabs(ana: Actor, ben: Actor): Promise<Page> {
  await signUp(ana);
  const { id, path } = await planSession(ana, "Design Twitter");
  await bring(ana, id, ben, "candidate");
  await commanding(ana, id, (send) => send("session.start"));
  const second = await ana.context.newPage();
  for (const page of [ana.page, second, ben.page]) {
    await page.goto(path);
    await badgeSays(page, "Saved");
  }
  return second;
}

/** Draws on this page, and expects it on the other person's, and on both again after a reload. */
async function reachesTheOther(page: Page, other: Page, names: readonly [string, string]): Promise<void> {
  await drawBox(page, [0.35, 0.3], names[0]);
  await drawBox(page, [0.6, 0.3], names[1]);
  for (const name of names) await expect(label(other, name)).toBeVisible();
  await badgeSays(page, "Saved");
  await drawBox(other, [0.5, 0.6], `for ${names[0]}`);
  await expect(label(page, `for ${names[0]}`)).toBeVisible();
  await badgeSays(other, "Saved");
  for (const each of [page, other]) {
    await each.reload();
    for (const name of [...names, `for ${names[0]}`]) await expect(label(each, name)).toBeVisible();
  }
}

test("BRD-81 one of two tabs leaves: what is drawn in the other reaches everybody and is kept", async ({ enter }) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  const second = await twoTabs(ana, ben);
  await drawBox(second, [0.3, 0.6], "Before");
  await expect(label(ben.page, "Before")).toBeVisible();
  await badgeSays(second, "Saved");
  await badgeSays(ana.page, "Saved");
  await ana.page.getByRole("link", { name: "Casement" }).click();
  await expect(ana.page.locator(".tl-canvas")).toHaveCount(0);
  await reachesTheOther(second, ben.page, ["Queue", "Store"]);
  await expect(second.getByText(NO_COPY)).toHaveCount(0);
  expect([...ana.faults, ...ben.faults]).toEqual([]);
});

test("BRD-80 site data are cleared while the board is open: edits go on reaching everybody, and one sentence says so", async ({
  enter,
}) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await twoTabs(ana, ben);
  const browser = await ana.context.newCDPSession(ana.page);
  const storageTypes = "indexeddb,local_storage,cache_storage,service_workers,websql,file_systems";
  await browser.send("Storage.clearDataForOrigin", { origin: ana.url, storageTypes });
  await expect(ana.page.getByText(NO_COPY)).toBeVisible();
  await reachesTheOther(ana.page, ben.page, ["Queue", "Store"]);
  // After a reload the browser keeps a copy again.
  await badgeSays(ana.page, "Saved");
  await expect(ana.page.getByText(NO_COPY)).toHaveCount(0);
  expect([...ana.faults, ...ben.faults]).toEqual([]);
});

test("BRD-80 another tab deletes the database: edits go on reaching everybody", async ({ enter }) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  const second = await twoTabs(ana, ben);
  await second.evaluate(async () => {
    const deleted = (await indexedDB.databases()).map(
      ({ name = "" }) =>
        new Promise((resolve) => {
          indexedDB.deleteDatabase(name).onsuccess = resolve;
        }),
    );
    await Promise.all(deleted);
  });
  for (const page of [ana.page, second]) await expect(page.getByText(NO_COPY)).toBeVisible();
  await reachesTheOther(ana.page, ben.page, ["Queue", "Store"]);
  for (const name of ["Queue", "Store"]) await expect(label(second, name)).toBeVisible();
  expect([...ana.faults, ...ben.faults]).toEqual([]);
});
