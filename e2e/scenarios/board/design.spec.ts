import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { commanding } from "../../fixtures/api.js";
import { lookOver } from "../../fixtures/look-over.js";
import { roomAlone, roomOfTwo } from "../../fixtures/running-room.js";
import { expect, test } from "../../fixtures/test.js";
import { badgeSays } from "../../pages/room-page.js";
import { openPart } from "../../pages/session-page.js";

/** Kind, name, and the component that leads to it. */
const DESIGN = [
  ["Client", "Web and mobile", ""],
  ["CDN", "Static files", "Web and mobile"],
  ["Load balancer", "Edge", "Web and mobile"],
  ["API gateway", "API servers", "Edge"],
  ["Rate limiter", "Limits", "API servers"],
  ["Service", "Post service", "API servers"],
  ["Service", "Timeline service", "API servers"],
  ["NoSQL database", "Posts", "Post service"],
  ["Message queue", "Posted", "Post service"],
  ["Worker", "Fan-out", "Posted"],
  ["Cache", "Timelines", "Timeline service"],
  ["Object storage", "Media", "Static files"],
] as const;

const outlineOf = (page: Page) => page.getByRole("complementary", { name: "Outline" });
/** What is read aloud of the design's changes. */
const changesIn = (page: Page) => outlineOf(page).getByRole("status", { name: "Changes" });
const cards = (page: Page) => page.locator(".tl-canvas .tl-shape[data-shape-type=component]");

/** Presses Tab until the named element has the focus; fails if it never gets it. */
async function tabTo(page: Page, name: string | RegExp, backwards = false): Promise<void> {
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press(backwards ? "Shift+Tab" : "Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      const labelled = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
      return (
        element?.getAttribute("aria-label") ??
        (labelled ? element.labels?.[0]?.textContent : undefined) ??
        element?.textContent ??
        ""
      );
    });
    if (typeof name === "string" ? focused === name : name.test(focused)) return;
  }
  throw new Error(`no ${name} to be reached by Tab`);
}

test("OUT-1 twelve components are built, connected, renamed and one deleted by keyboard alone, live for the other side", async ({
  enter,
}) => {
  const { ana, ben, session } = await roomOfTwo(enter);
  for (const { page } of [ana, ben]) {
    await page.goto(session.path);
    await badgeSays(page, "Saved");
  }
  const { page } = ben;

  await test.step("build", async () => {
    await page.keyboard.press("o");
    await expect(outlineOf(page)).toBeVisible();
    await tabTo(page, "Kind of the new component");
    for (const [kind, name, after] of DESIGN) {
      await page.keyboard.type(kind);
      await page.keyboard.press("Tab");
      await page.keyboard.type(name);
      await page.keyboard.press("Tab");
      await page.keyboard.type(after === "" ? "Not" : `After ${after}`);
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      for (let back = 0; back < 3; back++) await page.keyboard.press("Shift+Tab");
    }
    await expect(outlineOf(page).getByText("12 components and 11 connections", { exact: true })).toBeVisible();
    await expect(cards(ana.page)).toHaveCount(12);
    // What changes without a pause is told together, and more than a few changes are only counted.
    await expect(changesIn(page)).not.toHaveText("");
  });

  await test.step("connect, and say of the connection what it is", async () => {
    await tabTo(page, /^Fan-out/);
    await page.keyboard.press("Enter");
    await tabTo(page, "Connect to");
    await page.keyboard.type("Timelines");
    await tabTo(page, "Connect");
    await page.keyboard.press("Enter");
    await tabTo(page, /^to Timelines/, true);
    await page.keyboard.press("Enter");
    await tabTo(page, "Protocol");
    await page.keyboard.type("RESP");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Asynchronous");
    await expect(outlineOf(page).getByRole("button", { name: /^to Timelines RESP, asynchronous/ })).toBeVisible();
    await expect(ana.page.locator(".tl-canvas").getByText("RESP")).toHaveCount(1);
  });

  await test.step("rename, delete, take it back", async () => {
    // What comes close together is told together, in numbers if it is much: the rename is to come after the rest.
    await expect(changesIn(page)).toContainText(/12 connections|to Timelines/);
    await tabTo(page, "Name", true);
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("Fan-out workers");
    await expect(cards(ana.page).getByText("Fan-out")).toHaveText("Fan-out workers");
    await expect(changesIn(page)).toContainText("Fan-out workers");
    await tabTo(page, /^Limits/, true);
    await page.keyboard.press("Delete");
    await expect(cards(ana.page)).toHaveCount(11);
    await expect(changesIn(page)).toContainText("Deleted Limits.");
    await page.keyboard.press("ControlOrMeta+z");
    await expect(cards(ana.page)).toHaveCount(12);
    await page.keyboard.press("ControlOrMeta+Shift+z");
    await expect(cards(ana.page)).toHaveCount(11);
  });

  await test.step("the other side's list says the same, and its changes are said here", async () => {
    await ana.page.getByRole("button", { name: "Outline", exact: true }).click();
    await expect(outlineOf(ana.page).getByText("11 components and 11 connections", { exact: true })).toBeVisible();
    await outlineOf(ana.page).getByRole("button", { name: "Delete Media" }).click();
    await expect(changesIn(page)).toContainText("Ana: Deleted Media.");
  });

  expect([...(await lookOver(page, "outline")), ...ben.faults, ...ana.faults]).toEqual([]);
});

test("CMP-20 components from the palette, a few letters and a pattern; the file has icons, names and facts", async ({
  enter,
}) => {
  const { ana, session } = await roomAlone(enter);
  const { page } = ana;
  await page.goto(session.path);
  await badgeSays(page, "Saved");
  const label = page.getByRole("textbox", { name: /^Name of the/ });
  // On a narrow board details are behind a button.
  await page.getByRole("button", { name: "Hide the panel" }).click();

  await test.step("drag one out, find one by its technology", async () => {
    const canvas = await page.locator(".tl-canvas").boundingBox();
    if (canvas === null) throw new Error("the board is not on the screen");
    await page.getByRole("button", { name: "SQL database", exact: true }).hover();
    await page.mouse.down();
    await page.mouse.move(canvas.x + 260, canvas.y + 200, { steps: 6 });
    await page.mouse.up();
    await expect(label).toBeFocused();
    await page.keyboard.type("Users");
    await page.keyboard.press("Enter");
    await page.keyboard.press("/");
    await expect(page.getByRole("combobox", { name: "Find a component" })).toBeFocused();
    await page.keyboard.type("redis");
    await page.keyboard.press("Enter");
    await expect(label).toBeFocused();
    await page.keyboard.type("Home timelines");
    await page.keyboard.press("Enter");
    const details = page.getByRole("region", { name: "Details: Cache" });
    await details.getByLabel("Copies").fill("3");
    await details.getByLabel("Technology").fill("Redis");
    await expect(cards(page).filter({ hasText: "Redis · 3 copies" })).toHaveCount(1);
  });

  await test.step("a pattern is one step", async () => {
    await page.getByRole("button", { name: "Patterns", exact: true }).click();
    await page.getByRole("textbox", { name: "Search patterns and the reference card" }).fill("429");
    await page.getByRole("button", { name: "Put on the board" }).click();
    await expect(cards(page)).toHaveCount(6);
    const undo = page.getByTestId("quick-actions.undo").or(page.getByTestId("actions.undo")).first();
    await undo.click();
    await expect(cards(page)).toHaveCount(2);
    expect(await lookOver(page, "patterns")).toEqual([]);
  });

  await test.step("the picture after the end is complete", async () => {
    await badgeSays(page, "Saved");
    await commanding(ana, session.id, (send) => send("session.end"));
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.reload();
    await openPart(page, "Board and worksheets");
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download SVG" }).click();
    const svg = await readFile(await (await waiting).path(), "utf8");
    for (const word of ["Users", "Home timelines", "Redis · 3 copies"]) expect(svg).toContain(`>${word}<`);
    // One icon for each component, and the font of its words.
    expect(svg.match(/<svg[^>]*viewBox="0 0 24 24"/g)).toHaveLength(2);
    expect(svg).toContain('font-family: "Inter Variable"');
  });
  expect(ana.faults).toEqual([]);
});
