import { signUp } from "../fixtures/stage.js";
import { expect, test } from "../fixtures/test.js";

/** The first account of a new server finds the demo, which is the first case too. */
test.use({ settings: { DEMO: "on", LOG_LEVEL: "error" } });

test("UI-270 a rater scores a case blind in the player, then sees the experts' marks and opens their moment", async ({
  enter,
}) => {
  const ana = await enter("Ana");
  const { page } = ana;
  await signUp(ana);
  await page.goto("/");
  await page.getByRole("link", { name: "Calibration", exact: true }).click();
  await expect(page.getByText("It begins with the first case you score.")).toBeVisible();
  await page.getByRole("link", { name: "Score it blind" }).click();
  await expect(page.getByText("Candidate", { exact: true }).first()).toBeVisible();
  await expect(page.getByText("Ben", { exact: true })).toHaveCount(0);
  const submit = page.getByRole("button", { name: "Submit your card" });
  await expect(submit).toBeDisabled();
  for (const level of await page.getByRole("radio", { name: /^3 Meets bar/ }).all()) await level.check();
  await submit.click();
  await page.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).click();
  const scale = page.getByRole("region", { name: "Scale awareness" });
  await expect(scale.getByText("0.5 levels above")).toBeVisible();
  await expect(scale.getByText("Fictional expert 1")).toBeVisible();
  await scale.getByRole("button", { name: "Watch 7:10" }).click();
  await expect(page.getByRole("slider", { name: "Moment of the recording" })).toHaveAttribute("aria-valuenow", "430");
  await page.getByRole("link", { name: "Back to calibration" }).click();
  await expect(page.getByText("Too few cases to say.").first()).toBeVisible();
  await expect(page.getByText(/Scored once; due again/)).toBeVisible();
});
