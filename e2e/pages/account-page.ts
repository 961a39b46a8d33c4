import { expect } from "@playwright/test";
import type { Actor } from "../fixtures/actor.js";

let people = 0;

/** Creates an account for this person and ends on the dashboard. Returns its sign-in data. */
export async function createAccount({ page, name }: Actor): Promise<{ email: string; password: string }> {
  people += 1;
  const account = { email: `person${people}-${Date.now()}@example.org`, password: "correct horse battery" };
  await page.goto("/create-account");
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("E-mail address").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("link", { name: "New session" }).first()).toBeVisible();
  return account;
}
