import { readFile, writeFile } from "node:fs/promises";
import { api } from "../fixtures/api.js";
import { planSession, signUp } from "../fixtures/stage.js";
import { expect, test } from "../fixtures/test.js";

test("UI-122 a problem is found, cloned, changed, taken out as a file and brought in again; a session keeps its version", async ({
  enter,
}, info) => {
  const ana = await enter("Ana");
  await signUp(ana);
  const { page } = ana;
  await page.goto("/problems");
  const found = page.getByRole("heading", { level: 2 });

  await test.step("search and filter narrow the bank, and say so when nothing fits", async () => {
    await expect(found).toHaveCount(16);
    await page.getByRole("textbox", { name: "Search problems" }).fill("crawler");
    await expect(found).toHaveText([/web crawler/]);
    await page.getByText("Yours", { exact: true }).click();
    await expect(page.getByText("You have no problems of your own yet.")).toBeVisible();
    await page.getByText("Built in", { exact: true }).click();
    await page.getByRole("button", { name: "Clear the search" }).click();
    await page.getByRole("combobox", { name: "Topic" }).click();
    await page.getByRole("option", { name: "sharding" }).click();
    await expect(found.getByText("Design Twitter")).toBeVisible();
    await expect(found.getByText("Design a parking lot")).toHaveCount(0);
  });

  await test.step("a clone is one's own, and each save a version", async () => {
    await found.getByRole("link", { name: "Design Twitter" }).click();
    await page.getByRole("button", { name: "Clone", exact: true }).click();
    const title = page.getByRole("textbox", { name: "Title" }).first();
    await title.fill("Design our own microblog");
    await page.getByRole("button", { name: "Save problem" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Design our own microblog" })).toBeVisible();
  });

  const problemId = page.url().split("/problems/")[1] ?? "";
  const planned = await planSession(ana, "On the second version", { problemId });

  await test.step("a later version leaves a planned session alone, and earlier ones can be read", async () => {
    await page.getByRole("link", { name: "Edit", exact: true }).click();
    await page.getByRole("textbox", { name: "Title" }).first().fill("Design our third microblog");
    await page.getByRole("button", { name: "Save problem" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Design our third microblog" })).toBeVisible();
    await page.getByRole("link", { name: "Version 1" }).click();
    await expect(page.getByText("This is version 1; the newest is 3.")).toBeVisible();
    await page.goto(planned.path);
    await expect(page.getByText("Design our own microblog").first()).toBeVisible();
    await page.goto(`/problems/${problemId}`);
  });

  await test.step("out as a file, and in again", async () => {
    await page.getByRole("button", { name: "More actions" }).click();
    const coming = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "Export as a file" }).click();
    const file = info.outputPath("problem.json");
    await (await coming).saveAs(file);
    await page.goto("/problems");
    await page.getByRole("button", { name: "Import", exact: true }).click();
    const damaged = info.outputPath("damaged.json");
    await writeFile(damaged, (await readFile(file, "utf8")).replace('"title"', '"titel"'));
    const choose = page.getByRole("dialog").locator("input[type=file]");
    await choose.setInputFiles(damaged);
    await expect(page.getByText("Nothing was imported:")).toBeVisible();
    await choose.setInputFiles(file);
    await page.getByRole("button", { name: "Import problem" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Design our third microblog" })).toBeVisible();
    expect(page.url()).not.toContain(problemId);
  });
  expect(ana.faults).toEqual([]);
});

test("UI-10 SCO-59 a step and a criterion are dragged to other places; Escape leaves one where it was", async ({
  enter,
}) => {
  const ana = await enter("Ana");
  await signUp(ana);
  const { page } = ana;
  const grip = (row: string) => page.getByTitle(`Drag ${row}, or move it with Alt and the arrow keys`);
  const drag = async (row: string, below: string) => {
    await grip(row).hover();
    await page.mouse.down();
    const { x, y, height } = (await page.getByRole("listitem", { name: below }).boundingBox()) ?? raise(below);
    await page.mouse.move(x + 20, y + height * 0.8, { steps: 4 });
  };
  for (const [library, copied, row] of [
    ["frameworks", "six-steps", "step"],
    ["rubrics", "system-design", "criterion"],
  ] as const) {
    const { id } = await api<{ id: string }>(ana, "POST", `/${library}/${copied}/clones`);
    await page.goto(`/${library}/${id}`);
    const title = (number: number) => page.getByRole("textbox", { name: `Title of ${row} ${number}`, exact: true });
    const [first, second, third] = [
      await title(1).inputValue(),
      await title(2).inputValue(),
      await title(3).inputValue(),
    ];
    const Row = row === "step" ? "Step" : "Criterion";
    await drag(`${row} 1`, `${Row} 2`);
    await page.keyboard.press("Escape");
    await page.mouse.up();
    await expect(title(1)).toHaveValue(first);
    await drag(`${row} 1`, `${Row} 2`);
    await page.mouse.up();
    await expect(title(1)).toHaveValue(second);
    await expect(title(2)).toHaveValue(first);
    await drag(`${row} 3`, `${Row} 2`);
    // At the window's edge the page scrolls until the first row is there.
    await page.mouse.move(0, 0, { steps: 4 });
    await expect(page.locator("[data-drop-first]")).toHaveCount(1);
    await page.mouse.up();
    await expect(title(1)).toHaveValue(third);
    await expect(page.getByRole("status").filter({ hasText: `${Row} 3 is now ${row} 1` })).toBeVisible();
  }
});

function raise(row: string): never {
  throw new Error(`${row} is not on the screen`);
}
