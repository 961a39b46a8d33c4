import { expect } from "@playwright/test";
import type { Actor } from "../fixtures/actor.js";

/** Clones "Six steps in 45 minutes" and gives its first step another budget. */
export async function cloneSixSteps({ page }: Actor, name: string, firstStepMinutes: number): Promise<void> {
  await page.goto("/frameworks");
  await page.getByRole("button", { name: /^Clone Six steps/ }).click();
  await page.waitForURL(/\/frameworks\/.+/);
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Minutes of step 1").fill(String(firstStepMinutes));
  await page.getByRole("button", { name: "Save framework" }).click();
  await expect(page.getByText("Saved", { exact: true }).first()).toBeVisible();
}
