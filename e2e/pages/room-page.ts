import { expect, type Page } from "@playwright/test";

/** The step clock in seconds as the screen shows it: negative once the step has run over. */
export async function secondsLeft(page: Page): Promise<number> {
  const face = (await page.getByRole("timer", { name: /^This step/ }).innerText()).trim();
  const [seconds = 0, minutes = 0, hours = 0] = face.replace("+", "").split(":").map(Number).reverse();
  const total = hours * 3600 + minutes * 60 + seconds;
  return face.startsWith("+") ? -total : total;
}

/** The real moment (epoch ms) at which this screen's step clock reads zero, give or take the second it is rounded to. */
export async function zeroAt(page: Page): Promise<number> {
  return page.getByRole("timer", { name: /^This step/ }).evaluate((timer) => {
    const [seconds = 0, minutes = 0] = (timer.textContent ?? "").replace("+", "").split(":").map(Number).reverse();
    return performance.timeOrigin + performance.now() + (minutes * 60 + seconds) * 1000;
  });
}

export async function addNote(page: Page, text: string): Promise<void> {
  await page.getByRole("tab", { name: "Notes" }).click();
  await page.getByRole("textbox", { name: "Note", exact: true }).fill(text);
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByText(text)).toBeVisible();
}

/** Shows the next hint on top of the guide. */
export async function revealFirstHint(page: Page): Promise<void> {
  await page.getByRole("tab", { name: "Guide" }).click();
  await page.getByRole("region", { name: "Next hints" }).getByRole("button").first().click();
}

/** Marks every criterion with this level, writes evidence for the first, and recommends. */
export async function fillScorecard(page: Page, evidence: string): Promise<void> {
  await page.getByRole("tab", { name: "Scorecard" }).click();
  const criteria = page.getByRole("group").filter({ has: page.getByRole("radio", { name: "Not observed" }) });
  const count = await criteria.count();
  for (let index = 0; index < count; index++) {
    const level = index === count - 1 ? "Not observed" : /Meets bar/;
    await criteria.nth(index).getByRole("radio", { name: level }).check();
    await page.getByRole("textbox", { name: /^Evidence for/ }).fill(`${evidence} ${index + 1}`);
  }
  await page.getByRole("radio", { name: "Yes", exact: true }).check();
}

/** Waits until the badge by the title says this. */
export async function badgeSays(
  page: Page,
  word: "Saved" | "Saving" | "Offline" | "Not saved" | "Read-only",
): Promise<void> {
  // An assertion looks only once a second after a while, and most of these wait for a room to load.
  await page
    .getByRole("status")
    .filter({ hasText: new RegExp(`^${word}`) })
    .waitFor();
}
