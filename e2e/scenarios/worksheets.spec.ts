import type { Locator, Page } from "@playwright/test";
import { commanding } from "../fixtures/api.js";
import { roomOfTwo } from "../fixtures/running-room.js";
import { planSession, signUp } from "../fixtures/stage.js";
import { expect, test } from "../fixtures/test.js";
import { badgeSays } from "../pages/room-page.js";

test("WKS-27 two people fill in the worksheets at once; a reload and the recording have all of it", async ({
  enter,
}) => {
  const { ana, ben, session } = await roomOfTwo(enter);
  for (const { page } of [ana, ben]) await page.goto(session.path);
  // An interviewer's left pane is a strip until they open it.
  await ana.page.getByRole("tab", { name: "Worksheet", exact: true }).click();

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
    // Where somebody was before leaves no outline behind.
    await expect(firstRow(ben.page)).toHaveCSS("box-shadow", "none");
    await ana.page.getByRole("tab", { name: "Deep dive" }).click();
    await ana.page.getByRole("button", { name: "Add a topic" }).click();
    await ana.page.keyboard.type("Fan-out");
    await ana.page.getByLabel("Name of option 1").fill("On write");
    await ana.page.getByRole("button", { name: "Choose On write" }).click();
    await badgeSays(ana.page, "Saved");
    await ben.page.reload();
    await ben.page.getByRole("tab", { name: "Deep dive" }).click();
    await expect(ben.page.getByRole("button", { name: "Choose On write" })).toHaveAttribute("aria-pressed", "true");
  });

  await test.step("without the patterns, the candidate's bottlenecks are what was found, and no checklist", async () => {
    await ana.page.getByRole("tab", { name: "Bottlenecks" }).click();
    await ana.page.getByLabel("State of Sharding").selectOption("Holds up");
    await expect(ana.page.getByText("1 of 13 looked at")).toBeVisible();
    await badgeSays(ana.page, "Saved");
    await ben.page.getByRole("tab", { name: "Bottlenecks" }).click();
    await expect(ben.page.getByRole("combobox", { name: /^State of/ })).toHaveCount(1);
    await expect(ben.page.getByLabel("State of Sharding")).toHaveValue("fine");
    await expect(ben.page.getByRole("progressbar", { name: /looked at/ })).toHaveCount(0);
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
  const { ana, ben, session } = await roomOfTwo(enter);
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
  await ana.page.getByRole("tab", { name: "Worksheet", exact: true }).click();
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

test("UI-187 a step without a worksheet leaves the board where it is", async ({ enter }) => {
  const { ana, ben, session } = await roomOfTwo(enter);
  await ben.page.goto(session.path);
  await badgeSays(ben.page, "Saved");
  const board = ben.page.locator(".tl-canvas");
  const requirements = ben.page.getByRole("tabpanel", { name: "Worksheet: Requirements" });
  for (const wide of [false, true]) {
    await commanding(ana, session.id, (send) => send("step.enter", { stepIndex: 0, expectedRevision: wide ? 2 : 1 }));
    await expect(requirements).toBeVisible();
    if (wide) await ben.page.getByRole("button", { name: "Half worksheet, half board" }).click();
    const before = await board.boundingBox();
    await commanding(ana, session.id, (send) => send("step.enter", { stepIndex: 3, expectedRevision: wide ? 3 : 1 }));
    await expect(requirements).toBeHidden();
    expect(await board.boundingBox()).toEqual(before);
  }
});

test("UI-192 UI-193 on a phone the lobby names the steps, and tabs beyond the end of their row are hinted at", async ({
  enter,
}) => {
  const ana = await enter("Ana");
  const { page } = ana;
  await page.setViewportSize({ width: 390, height: 844 });
  await signUp(ana);
  const session = await planSession(ana, "Design Twitter");
  await page.goto(session.path);
  const steps = page.getByRole("region", { name: "What will happen" });
  await expect(steps.getByText("Clarify requirements").last()).toBeVisible();
  await expect(steps.getByText("Address bottlenecks").last()).toBeVisible();

  await commanding(ana, session.id, (send) => send("session.start"));
  await page.getByRole("button", { name: "Worksheet", exact: true }).click();
  const tabs = page.getByRole("tablist", { name: "Worksheets" });
  await expect(tabs).toHaveAttribute("data-after", "true");
  await expect(tabs).not.toHaveAttribute("data-before");
  await tabs.evaluate((row) => row.scrollTo({ left: row.scrollWidth }));
  await expect(tabs).toHaveAttribute("data-before", "true");
  await expect(tabs).not.toHaveAttribute("data-after");
});

test("WKS-28 UI-186 whoever follows a person goes to their worksheet and cell, but not while writing; a reload keeps it", async ({
  enter,
}) => {
  const { ana, ben, session } = await roomOfTwo(enter);
  for (const { page } of [ana, ben]) {
    await page.goto(session.path);
    await badgeSays(page, "Saved");
  }
  const opened = (page: Page, name: string) => page.getByRole("tab", { name, selected: true });
  await ana.page.keyboard.press("ControlOrMeta+k");
  await ana.page.keyboard.type("Follow Ben");
  await ana.page.keyboard.press("Enter");

  await ben.page.getByRole("tab", { name: "Bottlenecks" }).click();
  await ben.page.getByRole("button", { name: "Add a bottleneck" }).click();
  await ben.page.keyboard.type("One queue for everybody");
  await expect(opened(ana.page, "Bottlenecks")).toBeVisible();
  await expect(ana.page.getByRole("tabpanel", { name: "Worksheet: Bottlenecks" })).toBeVisible();

  // While she writes herself nothing is taken from under her hands.
  await ana.page.getByRole("tab", { name: "Requirements" }).click();
  await ana.page.getByRole("button", { name: "Add a feature" }).click();
  await ana.page.keyboard.type("Post a ");
  await ben.page.getByRole("tab", { name: "Deep dive" }).click();
  await ben.page.getByRole("button", { name: "Add a topic" }).click();
  await ben.page.keyboard.type("Fan-out");
  await expect(ana.page.getByRole("tab", { name: "Deep dive" })).toHaveAttribute("title", /Ben/);
  await ana.page.keyboard.type("tweet");
  await expect(firstRow(ana.page)).toHaveValue("Post a tweet");

  await badgeSays(ben.page, "Saved");
  await ben.page.reload();
  await expect(opened(ben.page, "Deep dive")).toBeVisible();
});
