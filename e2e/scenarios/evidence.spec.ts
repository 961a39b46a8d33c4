import type { Page } from "@playwright/test";
import { api, commanding } from "../fixtures/api.js";
import { lookOver } from "../fixtures/look-over.js";
import { bring, planSession, signUp } from "../fixtures/stage.js";
import { expect, test } from "../fixtures/test.js";
import { badgeSays } from "../pages/room-page.js";
import { drawBox, openPart, shapes } from "../pages/session-page.js";

test("UI-81 UI-241 a score is pinned to shapes of the board, and people talk about moments of the recording", async ({
  enter,
}) => {
  const [ana, cyn, ben] = [await enter("Ana"), await enter("Cyn"), await enter("Ben", { bytesKept: true })];
  const { page } = ana;
  await signUp(ana);
  const { id, path } = await planSession(ana, "Design Twitter");
  await bring(ana, id, cyn, "interviewer");
  await bring(ana, id, ben, "candidate");

  await test.step("in the room: pin what is selected, then delete it", async () => {
    await commanding(ana, id, (send) => send("session.start"));
    await page.goto(path);
    await badgeSays(page, "Saved");
    await drawBox(page, [0.3, 0.4], "Cache");
    await drawBox(page, [0.6, 0.4], "Queue");
    await badgeSays(page, "Saved");
    await page.getByRole("tab", { name: "Worksheet", exact: true }).click();
    await page.getByRole("button", { name: "Add a feature" }).click();
    await page.keyboard.insertText("Read a timeline");
    await page.getByRole("button", { name: "Add a feature" }).click();
    await page.keyboard.insertText("Post a message");
    await badgeSays(page, "Saved");
    await expect(page.getByRole("button", { name: /^Point at / })).toHaveCount(0);
    await page.locator(".tl-canvas").getByText("Queue").click();
    await page.getByRole("tab", { name: "Scorecard" }).click();
    await page.getByRole("button", { name: "Point at functional requirement 2" }).click();
    await page.getByRole("button", { name: "Pin this moment with 1 shape and a row of Requirements to" }).click();
    await expect(structure(page).getByRole("button", { name: /^Watch .+, 1 shape and a row of R/ })).toBeVisible();
    await page.getByRole("button", { name: "Point at functional requirement 2" }).click();
    await page.getByRole("button", { name: "Pin this moment with 1 shape to Structured thinking" }).click();
    // The scorecard has a badge of its own.
    await page.getByRole("tab", { name: "Notes" }).click();
    // A click on a selected shape's label would begin to edit it.
    await page.locator(".tl-canvas").getByText("Queue").click();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Delete");
    await expect(shapes(page)).toHaveCount(1);
    await badgeSays(page, "Saved");
    await commanding(ana, id, (send) => send("session.end"));
  });

  await test.step("from the card to the moment: the deleted shape is pointed at", async () => {
    await openPart(page, "Scorecard");
    await structure(page)
      .getByRole("button", { name: /^Watch .+, 1 shape and a row/ })
      .click();
    await expect(page).toHaveURL(/\/playback\?t=\w+&pin=/);
    await expect(page.locator("[data-pinned]")).toBeInViewport();
    await expect(shapes(page).getByText("Queue")).toBeVisible();
    await page.keyboard.press("End");
    const evidence = page.getByRole("status", { name: "Evidence" });
    await expect(evidence).toContainText("The shape is not on the board at this moment.");
    await expect(page.locator("[data-pinned]")).toHaveCount(0);
    await evidence.getByRole("button", { name: /^Show / }).click();
    await expect(page.locator("[data-pinned]")).toBeInViewport();
  });

  await test.step("while watching: choose on the replayed board, pin, take off, bring back", async () => {
    await page.getByRole("tab", { name: "Scores" }).click();
    await expect(page.getByRole("button", { name: "Choose shapes" })).toHaveCount(0);
    await page.getByText("My scorecard now").click();
    await page.getByRole("button", { name: "Choose shapes" }).click();
    await page.getByRole("button", { name: "Choose the shape before" }).press("Enter");
    await expect(page.getByText("1 shape: Queue", { exact: true })).toBeVisible();
    await page.locator(".tl-canvas").getByText("Cache").click();
    await expect(page.getByText("1 shape: Cache", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Clarifying questions", exact: true }).click();
    await page.getByRole("button", { name: "Pin this moment with 1 shape to Clarifying questions" }).click();
    await page.getByRole("button", { name: "Done choosing" }).click();
    const clarifying = page.getByRole("group", { name: "Clarifying questions" });
    await clarifying.getByRole("button", { name: /^Take off / }).click();
    await expect(clarifying.getByRole("list", { name: "Pinned moments" })).toHaveCount(0);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(clarifying.getByRole("button", { name: /, 1 shape$/ })).toBeVisible();
    await page.getByRole("tab", { name: "Moments" }).click();
    await expect(page.getByRole("button", { name: /Clarifying questions, 1 shape: Cache/ })).toBeVisible();
  });

  await test.step("evidence in a worksheet opens the worksheet and shows its row", async () => {
    await page.getByRole("button", { name: /1 shape and a row of Requirements: Queue, Post a message/ }).click();
    await expect(page.locator("[data-pointed]")).toContainText("Post a message");
    await expect(page.locator("[data-pinned]")).toHaveCount(1);
    await page.keyboard.press("Home");
    const evidence = page.getByRole("status", { name: "Evidence" });
    await expect(evidence).toContainText("The row is not in the worksheet at this moment");
    await evidence.getByRole("button", { name: "Stop pointing at this evidence" }).click();
    await page.keyboard.press("End");
    await expect(page.locator("[data-pointed]")).toHaveCount(0);
  });

  await test.step("a comment points at a shape: its readers see it outlined when they open it", async () => {
    await page.getByRole("tab", { name: "Moments" }).click();
    await expect(page.getByRole("button", { name: "Choose shapes" })).toHaveCount(0);
    await page.getByRole("tab", { name: "Comments" }).click();
    await page.getByRole("textbox", { name: "Comment" }).fill("One cache for all regions?");
    await page.getByRole("button", { name: "Choose shapes" }).click();
    await page.locator(".tl-canvas").getByText("Cache").click();
    await expect(page.getByText("Points at 1 shape: Cache")).toBeVisible();
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.getByRole("button", { name: "Done choosing" }).click();
    await cyn.page.goto(`${path}/playback`);
    await cyn.page.getByRole("tab", { name: "Comments" }).click();
    await thread(cyn.page, "One cache")
      .getByRole("button", { name: /^Watch .+, 1 shape$/ })
      .click();
    await expect(cyn.page.locator("[data-pinned]")).toBeInViewport();
    const comment = cyn.page.getByRole("status", { name: "Comment" });
    await expect(comment).toContainText("Ana One cache for all regions?");
    await expect(cyn.page).toHaveURL(/&pin=/);
    await cyn.page.reload();
    await expect(cyn.page.locator("[data-pinned]")).toBeInViewport();
    await cyn.page.keyboard.press("Home");
    await expect(comment).toContainText("The shape is not on the board at this moment.");
    await cyn.page.getByRole("tab", { name: "Comments" }).click();
    await thread(page, "One cache").getByRole("button", { name: "Resolve" }).click();
  });

  await test.step("a thread between two interviewers, in two windows", async () => {
    await page.getByRole("tab", { name: "Comments" }).click();
    await page.getByRole("textbox", { name: "Comment" }).fill("Why a queue before the numbers?");
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await expect(thread(page, "Why a queue")).toContainText("Interviewers only");

    await thread(cyn.page, "Why a queue").getByRole("button", { name: "Reply" }).click();
    await cyn.page.getByRole("textbox", { name: "Reply" }).fill("They had said 6 000 writes a second");
    await cyn.page.keyboard.press("Enter");
    await expect(thread(page, "Why a queue")).toContainText("They had said 6 000 writes a second");
    await thread(page, "Why a queue").getByRole("button", { name: "Resolve" }).click();
    await expect(thread(cyn.page, "Why a queue")).toHaveCount(0);
    await cyn.page.getByText("Resolved 2").click();
    await expect(thread(cyn.page, "Why a queue").getByRole("button", { name: "Reopen" })).toBeVisible();
  });

  await test.step("with the candidate: they read that thread and no other, and answer", async () => {
    await page.getByRole("textbox", { name: "Comment" }).fill("What would you measure first?");
    await page.getByRole("radio", { name: "With the candidate" }).check();
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await expect(thread(page, "What would you measure")).toContainText("With the candidate");
    await expect(page.getByRole("radio", { name: "Interviewers only" })).toBeChecked();
    const choices = { feedback: false, scores: false, chat: false };
    await api(ana, "POST", `/sessions/${id}/shares`, { choices, forCandidate: true, days: 7 });
    await ben.page.goto(path);
    await expect(thread(ben.page, "What would you measure")).toBeVisible();
    await ben.page.getByRole("link", { name: "Watch the recording" }).click();
    await ben.page.getByRole("tab", { name: "Comments" }).click();
    await thread(ben.page, "What would you measure").getByRole("button", { name: "Reply" }).click();
    await ben.page.getByRole("textbox", { name: "Reply" }).fill("The length of the queue");
    await ben.page.keyboard.press("Enter");
    await expect(thread(page, "What would you measure")).toContainText("The length of the queue");
    await expect(ben.page.getByText("Why a queue")).toHaveCount(0);
    expect((await ben.traffic.received()).includes("Why a queue")).toBe(false);
  });

  expect(await lookOver(page, "evidence")).toEqual([]);
  expect([...ana.faults, ...cyn.faults, ...ben.faults]).toEqual([]);
});

const structure = (page: Page) => page.getByRole("group", { name: "Structured thinking" });
const thread = (page: Page, words: string) => page.getByRole("article").filter({ hasText: words });

test("SCO-55 SCO-57 a note becomes evidence by one key beside its text, or by dragging it onto a criterion", async ({
  enter,
}) => {
  const ana = await enter("Ana");
  const { page } = ana;
  await signUp(ana);
  const { id, path } = await planSession(ana, "Design Twitter");
  await commanding(ana, id, (send) => send("session.start"));
  await page.goto(path);
  const note = page.getByRole("textbox", { name: "Note", exact: true });
  await note.fill("Asks about peak load");
  await note.press("Alt+Shift+Digit2");
  await expect(note).toHaveValue("");
  await note.fill("Names the trade-off");
  await note.press("Enter");
  const row = page.getByRole("listitem").filter({ hasText: "Names the trade-off" });
  await row.hover();
  await row.getByTitle("Drag onto a criterion").hover();
  await page.mouse.down();
  await page.mouse.move(700, 400, { steps: 3 });
  await page.getByRole("menuitem").nth(2).hover();
  await page.mouse.up();
  await expect(page.getByRole("menu")).toHaveCount(0);

  await page.reload();
  await page.getByRole("tab", { name: "Scorecard" }).click();
  const criteria = page.getByRole("form", { name: "My scorecard" }).locator("[data-criterion]");
  await expect(criteria.nth(0).getByTitle("No evidence yet")).toBeVisible();
  for (const [row, words] of [
    [1, "Asks about peak load"],
    [2, "Names the trade-off"],
  ] as const) {
    await expect(criteria.nth(row).getByTitle("2 pieces of evidence")).toBeVisible();
    await criteria.nth(row).getByRole("button").click();
    await expect(page.getByRole("textbox", { name: /^Evidence for/ })).toHaveValue(words);
    await expect(page.getByRole("list", { name: "Pinned moments" }).getByRole("listitem")).toHaveCount(1);
  }
});

test("UI-194 a note that is being written when somebody else ends the interview is in hand on the page after it", async ({
  enter,
}) => {
  const ana = await enter("Ana");
  const { page } = ana;
  await signUp(ana);
  const { id, path } = await planSession(ana, "Design Twitter");
  await commanding(ana, id, (send) => send("session.start"));
  await page.goto(path);
  const note = page.getByRole("textbox", { name: "Note", exact: true });
  await note.click();
  await page.keyboard.type("Sums up the");
  await commanding(ana, id, (send) => send("session.end"));
  await expect(page.getByPlaceholder("Anything to add?")).toBeFocused();
  await page.keyboard.type(" costs");
  await expect(note).toHaveValue("Sums up the costs");
  expect(ana.faults).toEqual([]);
});
