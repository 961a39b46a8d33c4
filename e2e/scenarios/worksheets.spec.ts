import type { Locator, Page } from "@playwright/test";
import { commanding } from "../fixtures/api.js";
import { bring, planSession, signUp } from "../fixtures/stage.js";
import { expect, test } from "../fixtures/test.js";
import { badgeSays } from "../pages/room-page.js";

test("WKS-27 two people fill in the worksheets at once; a reload and the recording have all of it", async ({
  enter,
}) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await signUp(ana);
  const session = await planSession(ana, "Design Twitter");
  await bring(ana, session.id, ben, "candidate");
  await commanding(ana, session.id, (send) => send("session.start"));
  for (const { page } of [ana, ben]) await page.goto(session.path);

  await test.step("the step's worksheet is open; rows are written and arranged with the keyboard", async () => {
    await ben.page.getByRole("button", { name: "Add a feature" }).click();
    for (const text of ["Post a tweet", "Read a timeline", "Follow people"]) {
      await ben.page.keyboard.insertText(text);
      await ben.page.keyboard.press("Enter");
    }
    await ben.page.keyboard.press("Backspace");
    await ben.page.keyboard.press("Alt+ArrowUp");
    await expect.poll(() => functional(ana.page)).toEqual(["Post a tweet", "Follow people", "Read a timeline"]);
    await ben.page.getByLabel("Scope of functional requirement 2").selectOption("Later");
    await expect(ana.page.getByLabel("Scope of functional requirement 2")).toHaveValue("later");
  });

  await test.step("both write in one cell; each undoes their own", async () => {
    await caretAt(ana.page, "Home");
    await caretAt(ben.page, "End");
    await expect(ana.page.getByText("Ben", { exact: true }).last()).toBeVisible();
    await Promise.all([ana.page.keyboard.type("All can "), ben.page.keyboard.type(" once")]);
    for (const { page } of [ana, ben]) await expect(firstRow(page)).toHaveValue("All can Post a tweet once");
    // Typing with a pause makes several undo steps.
    for (let text = "All can Post a tweet once"; text !== "Post a tweet once"; ) {
      await ana.page.keyboard.press("ControlOrMeta+z");
      await expect(firstRow(ana.page)).not.toHaveValue(text);
      text = await firstRow(ana.page).inputValue();
    }
    await expect(firstRow(ben.page)).toHaveValue("Post a tweet once");
  });

  await test.step("a paste of thousands is refused with a sentence; what is written offline comes later", async () => {
    await paste(ben.page, "line\n".repeat(5000));
    await expect(ben.page.getByText("That is too much for one worksheet")).toBeVisible();
    await ben.context.setOffline(true);
    await badgeSays(ben.page, "Offline");
    await paste(ben.page, "\n- Search\n- Trends");
    await ben.context.setOffline(false);
    await badgeSays(ben.page, "Saved");
    await expect.poll(() => functional(ana.page)).toContain("Trends");
  });

  await test.step("the next step opens its worksheet, but not for whoever keeps theirs", async () => {
    await ben.page.getByRole("button", { name: "Keep this worksheet" }).click();
    await commanding(ana, session.id, (send) => send("step.enter", { stepIndex: 2, expectedRevision: 1 }));
    // Ana has the focus in a cell: her worksheet changes only when she asks for it.
    await ana.page.getByRole("button", { name: "Show API" }).click();
    await expect(ana.page.getByRole("tab", { name: "API", selected: true })).toBeVisible();
    await expect(ben.page.getByText("Step 3 of 6")).toBeVisible();
    await expect(ben.page.getByRole("tab", { name: "Requirements", selected: true })).toBeVisible();
    await ana.page.getByRole("tab", { name: "Deep dive" }).click();
    await ana.page.getByRole("button", { name: "Add a topic" }).click();
    await ana.page.keyboard.type("Fan-out");
    await ana.page.getByLabel("Name of option 1").fill("On write");
    await ana.page.getByRole("button", { name: "Take On write" }).click();
    await badgeSays(ana.page, "Saved");
    await ben.page.reload();
    await ben.page.getByRole("tab", { name: "Deep dive" }).click();
    await expect(ben.page.getByRole("button", { name: "Take On write" })).toHaveAttribute("aria-pressed", "true");
    await ben.page.getByRole("tab", { name: "Bottlenecks" }).click();
    await ben.page.getByLabel("State of Sharding").selectOption("Holds up");
    await expect(ben.page.getByText("1 of 13 looked at")).toBeVisible();
    await badgeSays(ben.page, "Saved");
  });

  await test.step("the recording shows them as they were", async () => {
    await commanding(ana, session.id, (send) => send("session.end"));
    await ana.page.goto(`${session.path}/playback`);
    await expect(ana.page.getByRole("tab", { name: "Requirements", selected: true })).toBeVisible();
    await expect(ana.page.getByText("Read a timeline")).toHaveCount(0);
    await ana.page.keyboard.press("End");
    await ana.page.getByRole("tab", { name: "Requirements" }).click();
    await expect(ana.page.getByText("Read a timeline")).toBeVisible();
    await expect(ana.page.getByText("Trends")).toBeVisible();
    await expect(ana.page.getByRole("button", { name: "Add a feature" })).toHaveCount(0);
  });
  expect([...ana.faults, ...ben.faults]).toEqual([]);
});

test("WKS-90 several lines pasted anywhere in a worksheet stay in it, and nothing of them comes onto the board", async ({
  enter,
}) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await signUp(ana);
  const session = await planSession(ana, "Design Twitter");
  await bring(ana, session.id, ben, "candidate");
  await commanding(ana, session.id, (send) => send("session.start"));
  const { page } = ben;
  for (const each of [ana.page, page]) {
    await each.goto(session.path);
    await expect(each.locator(".tl-canvas")).toBeVisible();
  }
  const counts = { cells: 0, places: 0 };
  for (const name of ["Requirements", "Estimate", "API", "Data model", "Deep dive", "Bottlenecks"])
    await test.step(name, async () => {
      // The board accepts pastes once somebody has clicked it.
      await page.locator(".tl-canvas").click();
      await page.getByRole("tab", { name, exact: true }).click();
      const sheet = page.getByRole("tabpanel", { name: `Worksheet: ${name}` });
      await addOneOfEach(sheet);
      for (const kind of await kindsOfCells(sheet)) {
        counts.cells += 1;
        const words = ["first", "second", "third"].map((word) => word + counts.cells);
        await sheet.locator(kind).first().focus();
        await pasteLines(page, words);
        await expect.poll(async () => wordsIn(await textsOf(sheet), words)).toEqual(words);
        await expect(sheet.locator("textarea:focus")).toBeVisible();
      }
      counts.places += await pasteBesideCells(sheet.locator(".."));
      await badgeSays(page, "Saved");
    });
  await ana.page.getByRole("tab", { name: "Bottlenecks", exact: true }).click();
  const last = ana.page.getByRole("tabpanel", { name: "Worksheet: Bottlenecks" });
  await expect.poll(async () => (await textsOf(last)).join(" ")).toContain(`third${counts.cells}`);
  for (const each of [ana.page, page]) await expect(each.locator(".tl-canvas .tl-shape")).toHaveCount(0);
  console.log(`pasted into ${counts.cells} cells and at ${counts.places} other places`);
  expect(counts.cells).toBeGreaterThan(20);
  expect(counts.places).toBeGreaterThan(60);
});

/** Adds a row of each kind, so that there is a cell of each. */
async function addOneOfEach(sheet: Locator): Promise<void> {
  const pressed = new Set<string>();
  const adders = sheet.locator("[data-add]:not([data-cell])");
  // Buttons that add to a row appear with the row.
  for (let words: string | undefined; ; pressed.add(words)) {
    words = (await adders.allInnerTexts()).find((each) => !pressed.has(each));
    if (words === undefined) break;
    await adders.filter({ hasText: words }).first().click();
  }
  const begin = sheet.locator("[data-cell=begin]").first();
  if (await begin.isVisible()) await begin.click();
}

/** Locators of a cell of each kind. */
async function kindsOfCells(sheet: Locator): Promise<string[]> {
  const kinds = await sheet.locator("[data-row] textarea").evaluateAll((cells) =>
    cells.map((cell) => {
      const row = cell.closest<HTMLElement>("[data-row]");
      return `[data-look="${row?.dataset.look}"] [data-cell="${(cell as HTMLElement).dataset.cell}"]`;
    }),
  );
  return [...new Set(kinds)];
}

/** The words that occur in the texts, once for each occurrence. */
function wordsIn(texts: readonly string[], words: readonly string[]): string[] {
  return texts.flatMap((text) => text.split(/\s+/)).filter((word) => words.includes(word));
}

const textsOf = (sheet: Locator) =>
  sheet.locator("textarea").evaluateAll((cells) => cells.map((cell) => (cell as HTMLTextAreaElement).value));

/** Pastes on every tab, button and choice of the worksheets' pane; returns how many there are. */
async function pasteBesideCells(pane: Locator): Promise<number> {
  return pane.locator("button:enabled, select").evaluateAll((places) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "Not for\nthe board");
    for (const place of places) {
      (place as HTMLElement).focus();
      document.activeElement?.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
      );
    }
    return places.length;
  });
}

/** Pastes these lines with the keyboard, from the real clipboard. */
async function pasteLines(page: Page, lines: readonly string[]): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), lines.join("\n"));
  await page.keyboard.press("ControlOrMeta+v");
}

const firstRow = (page: Page) => page.getByLabel("Functional 1", { exact: true });
const functional = (page: Page) =>
  page
    .getByRole("list", { name: "Functional", exact: true })
    .getByRole("textbox")
    .evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));

async function caretAt(page: Page, key: "Home" | "End"): Promise<void> {
  await firstRow(page).click();
  await page.keyboard.press(key);
}

/** Pastes at the caret. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);
}
