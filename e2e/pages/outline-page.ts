import { expect, type Page } from "@playwright/test";

/** Draws components through the board's outline: [kind, name, name of the one that it comes after]. */
export async function drawByOutline(page: Page, components: readonly (readonly [string, string, string?])[]) {
  await page.getByRole("button", { name: "Outline", exact: true }).click();
  const form = page.getByRole("form", { name: "Add a component" });
  for (const [kind, name, after] of components) {
    await form.getByLabel("Kind of the new component").selectOption({ label: kind });
    await form.getByLabel("Name of the new component").fill(name);
    if (after !== undefined) await form.getByLabel("Connected from").selectOption({ label: `After ${after}` });
    await form.getByRole("button", { name: "Add" }).click();
    // Then the next component can be connected from this one.
    await expect(form.getByLabel("Connected from").getByRole("option", { name: `After ${name}` })).toBeAttached();
  }
  await page.getByRole("button", { name: "Outline", exact: true }).click();
}
