import { expect, type Page } from "@playwright/test";
import type { Actor } from "../fixtures/actor.js";

/**
 * From the dashboard: creates a session with defaults, or with this framework. Ends in its lobby; returns the address.
 */
export async function createSession({ page }: Actor, framework?: string): Promise<string> {
  await page.goto("/");
  await page.getByRole("link", { name: "New session" }).first().click();
  if (framework !== undefined) {
    await page.getByRole("combobox", { name: "Framework" }).click();
    await page.getByRole("option", { name: framework }).click();
  }
  await page.getByRole("button", { name: "Create session" }).click();
  await page.waitForURL(/\/sessions\/(?!new)[A-Za-z0-9_-]+$/);
  return page.url();
}

/** Copies an invite's link with one click and returns it as the page shows it. */
export async function copyLink({ page }: Actor, who: "candidate" | "co-interviewer" | "observer"): Promise<string> {
  await page.getByRole("button", { name: `Copy ${who} link` }).click();
  const field = page.getByLabel(`${who[0]?.toUpperCase()}${who.slice(1)} link`, { exact: true });
  await expect(field).toHaveValue(/\/join#/);
  return field.inputValue();
}

/** Opens an invite and joins by it. */
export async function join({ page, name }: Actor, link: string): Promise<void> {
  await page.goto(link);
  const field = page.getByLabel("Your name");
  const button = page.getByRole("button", { name: "Join session" });
  await expect(button).toBeVisible();
  if (await field.isVisible()) await field.fill(name);
  await button.click();
  await page.waitForURL(/\/sessions\//);
}

/** Opens a part of the page after an interview. */
export async function openPart(page: Page, title: string): Promise<void> {
  await page.getByRole("navigation", { name: "Parts of this page" }).getByRole("link", { name: title }).click();
}

/** Gives consent to the recording, without which the interview does not start. */
export async function agree({ page }: Actor): Promise<void> {
  await page.getByRole("button", { name: "I agree to the recording" }).click();
  await expect(page.getByText("You agreed to the recording")).toBeVisible();
}

/** Starts once the candidate is connected: they are listed a moment earlier, and until then Start asks first. */
export async function startInterview({ page }: Actor): Promise<void> {
  const start = page.getByRole("button", { name: "Start interview" });
  await expect(start).toBeVisible();
  await expect(page.getByText("The candidate is not here yet.")).toHaveCount(0);
  await start.click();
}

/** Draws a freehand stroke across the board, in shares of the board's size. */
export async function drawStroke(page: Page, points: ReadonlyArray<readonly [number, number]>): Promise<void> {
  await useTool(page, "draw");
  const box = await boardBox(page);
  const [first, ...rest] = points.map(([x, y]) => [box.x + x * box.width, box.y + y * box.height] as const);
  if (first === undefined) return;
  await page.mouse.move(first[0], first[1]);
  await page.mouse.down();
  for (const [x, y] of rest) await page.mouse.move(x, y, { steps: 6 });
  await page.mouse.up();
}

/** Draws a labelled box with its centre there, in shares of the board's size. */
export async function drawBox(page: Page, at: readonly [number, number], label: string): Promise<void> {
  await useTool(page, "rectangle");
  const box = await boardBox(page);
  const x = box.x + at[0] * box.width;
  const y = box.y + at[1] * box.height;
  await page.mouse.move(x - 70, y - 35);
  await page.mouse.down();
  await page.mouse.move(x + 70, y + 35, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.press("Enter");
  // Keys typed before the label's editor has the focus would be lost.
  await expect(page.locator(".tl-canvas [contenteditable=true]")).toBeFocused();
  await page.keyboard.type(label);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
}

/** Writes a line of text that begins there. */
export async function writeText(page: Page, at: readonly [number, number], text: string): Promise<void> {
  await useTool(page, "text");
  const box = await boardBox(page);
  await page.mouse.click(box.x + at[0] * box.width, box.y + at[1] * box.height);
  await expect(page.locator(".tl-canvas [contenteditable=true]")).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press("Escape");
}

async function useTool(page: Page, tool: "draw" | "rectangle" | "text"): Promise<void> {
  await page.getByTestId(`tools.${tool}`).first().click();
}

async function boardBox(page: Page) {
  const box = await page.locator(".tl-canvas").boundingBox();
  if (box === null) throw new Error("the board is not on the screen");
  return box;
}

/** The shapes on this person's board. */
export function shapes(page: Page) {
  return page.locator(".tl-canvas .tl-shape");
}
