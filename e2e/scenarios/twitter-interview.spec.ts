import { expect, test } from "../fixtures/test.js";
import { createAccount } from "../pages/account-page.js";
import { cloneSixSteps } from "../pages/framework-page.js";
import { addNote, badgeSays, fillScorecard, revealFirstHint, secondsLeft, zeroAt } from "../pages/room-page.js";
import {
  copyLink,
  createSession,
  drawBox,
  drawStroke,
  join,
  openPart,
  shapes,
  startInterview,
} from "../pages/session-page.js";

const CANARY = `canary${Math.random().toString(36).slice(2)}`;

test("the whole interview: board, clock, notes, hint, scores, restarts, end, feedback", async ({ enter, casement }) => {
  const ana = await enter("Ana", { motion: true });
  await createAccount(ana);
  await cloneSixSteps(ana, "Quick six", 1);
  const address = await createSession(ana, "Quick six");
  const candidateLink = await copyLink(ana, "candidate");
  const observerLink = await copyLink(ana, "observer");

  const ben = await enter("Ben", { colorScheme: "dark", clockOffMinutes: 14, motion: true, bytesKept: true });
  await join(ben, candidateLink);
  await ben.page.getByRole("button", { name: "I agree to the recording" }).click();
  const olga = await enter("Olga", { clockOffMinutes: -14, motion: true, bytesKept: true });
  await join(olga, observerLink);
  await expect(ana.page.getByRole("list", { name: "Who is here" }).getByText("Olga")).toBeVisible();
  await expect(ben.page.getByRole("button", { name: "Start interview" })).toHaveCount(0);

  // Start: all three are in the room, under one clock, whatever their own clocks say.
  await startInterview(ana);
  for (const { page } of [ana, ben, olga]) await expect(page.getByText("Step 1 of 6")).toBeVisible();
  await badgeSays(ana.page, "Saved");
  const apart = async () => Math.abs((await zeroAt(ana.page)) - (await zeroAt(ben.page)));
  await expect.poll(apart).toBeLessThanOrEqual(1_000);
  await expect(ben.page.getByRole("tab", { name: "Notes" })).toHaveCount(0);
  await expect(olga.page.getByRole("tab", { name: "Notes" })).toHaveCount(0);
  for (const { page } of [ben, olga]) await expect(page.getByRole("button", { name: "Next step" })).toHaveCount(0);

  // Both draw, everybody sees it; the observer has no tools.
  await drawBox(ana.page, [0.3, 0.4], "API servers");
  await expect(ben.page.locator(".tl-canvas").getByText("API servers")).toBeVisible();
  await drawStroke(ben.page, [
    [0.5, 0.5],
    [0.6, 0.6],
    [0.7, 0.5],
  ]);
  await expect(shapes(ana.page)).toHaveCount(2);
  await expect(shapes(olga.page)).toHaveCount(2);
  await expect(olga.page.getByTestId("tools.draw")).toHaveCount(0);
  await badgeSays(olga.page, "Read-only");
  await badgeSays(ben.page, "Saved");

  await addNote(ana.page, `asks who the users are ${CANARY}`);
  await revealFirstHint(ana.page);
  await expect(ben.page.getByRole("region", { name: "Hints" }).getByRole("article")).toHaveCount(1);
  await expect(ben.page.getByText("A hint from your interviewer")).toBeVisible();

  // A note deleted by mistake comes back.
  await addNote(ana.page, "draws before asking");
  const slip = ana.page.getByRole("listitem").filter({ hasText: "draws before asking" });
  await slip.hover();
  await slip.getByRole("button", { name: "Delete note" }).click();
  await expect(slip.getByRole("button", { name: "Delete note" })).toHaveCount(0);
  await ana.page.getByRole("alert").getByRole("button", { name: "Undo" }).click();
  await expect(slip.getByRole("button", { name: "Delete note" })).toHaveCount(1);

  // The candidate can withdraw the consent in the room, and the interviewer sees it.
  await ben.page.getByRole("button", { name: "Withdraw my consent" }).click();
  await expect(ana.page.getByText("Declined the recording: Ben.")).toBeVisible();
  await ben.page.getByRole("button", { name: "I agree to the recording" }).click();
  await expect(ana.page.getByText("Declined the recording: Ben.")).toHaveCount(0);

  // The first step has one minute: it runs over, which shows, and is never cut off.
  await expect.poll(() => secondsLeft(ben.page), { timeout: 180_000 }).toBeLessThan(0);

  // A double click moves one step on, not two.
  await ana.page.getByRole("button", { name: "Next step" }).dblclick();
  await expect(ben.page.getByText("Step 2 of 6")).toBeVisible();

  // Paused: the clock stands still on every screen.
  await ana.page.getByRole("button", { name: "Pause timer" }).click();
  await expect(ben.page.getByText("paused", { exact: true })).toBeVisible();
  const stood = await secondsLeft(ben.page);

  // The server restarts in mid-step: the pause, the board and the people are all still there.
  await casement.restart();
  await expect(ana.page.getByText("paused", { exact: true })).toBeVisible();
  await badgeSays(ana.page, "Saved");
  expect(await secondsLeft(ben.page)).toBe(stood);
  await ana.page.getByRole("button", { name: "Resume timer" }).click();
  await expect.poll(() => secondsLeft(ben.page)).toBeLessThan(stood);

  // The server is killed in the middle of drawing: what was shown as saved is there again.
  await drawBox(ben.page, [0.5, 0.3], "Cache");
  await badgeSays(ben.page, "Saved");
  await casement.kill();
  await badgeSays(ben.page, "Offline");
  await drawBox(ben.page, [0.2, 0.7], "Queue");
  await casement.begin();
  await badgeSays(ben.page, "Saved");
  await expect(ana.page.locator(".tl-canvas").getByText("Cache")).toBeVisible();
  await expect(ana.page.locator(".tl-canvas").getByText("Queue")).toBeVisible();

  for (const step of [3, 4, 5, 6]) {
    await ana.page.getByRole("button", { name: "Next step" }).click();
    await expect(ben.page.getByText(`Step ${step} of 6`)).toBeVisible();
  }

  await fillScorecard(ana.page, `evidence ${CANARY}`);
  await ana.page.getByRole("button", { name: "Submit scorecard" }).click();
  await ana.page.getByRole("dialog").getByRole("button", { name: "Submit", exact: true }).click();
  await expect(ana.page.getByText(/It is final/)).toBeVisible();

  await ana.page.getByRole("button", { name: "End interview" }).first().click();
  await ana.page.getByRole("dialog").getByRole("button", { name: "End interview" }).click();
  await expect(ana.page.getByRole("heading", { name: "Time", exact: true })).toBeVisible();
  await expect(ben.page.getByRole("heading", { name: "Feedback" })).toBeVisible();
  await expect(olga.page.getByRole("heading", { name: "This interview has ended" })).toBeVisible();

  // The owner reads everything, and shares what the candidate may see.
  await openPart(ana.page, "Notes and chat");
  await expect(ana.page.getByText(`asks who the users are ${CANARY}`)).toBeVisible();
  await openPart(ana.page, "Feedback");
  await ana.page
    .getByRole("textbox", { name: "Feedback for the candidate" })
    .fill("You asked the right questions first.");
  // What they drew is the candidate's, before anything is shared.
  await openPart(ben.page, "Board and worksheets");
  await expect(ben.page.getByRole("button", { name: "Download SVG" })).toBeVisible();
  await openPart(ben.page, "Feedback");
  await ana.page.getByRole("button", { name: "Share with candidate" }).click();
  const question = ana.page.getByRole("dialog", { name: "Share this with Ben?" });
  await expect(question).toContainText("your feedback (6 words)");
  await question.getByRole("button", { name: "Share feedback" }).click();
  await expect(ben.page.getByText("You asked the right questions first.")).toBeVisible();
  await expect(olga.page.getByText("You asked the right questions first.")).toHaveCount(0);

  // After two restarts everything is still there to read.
  await casement.restart();
  await casement.restart();
  await ana.page.goto(address);
  await openPart(ana.page, "Notes and chat");
  await expect(ana.page.getByText(`asks who the users are ${CANARY}`)).toBeVisible();
  await ben.page.reload();
  await expect(ben.page.getByText("You asked the right questions first.")).toBeVisible();

  const record = await ana.page.request.get(`/api/v1/sessions/${address.split("/").at(-1)}/record`);
  const lines = (await record.text()).trim().split("\n");
  expect(lines.map((line) => JSON.parse(line)).length).toBeGreaterThan(20);

  // Not one private byte reached the candidate or the observer.
  for (const outsider of [ben, olga]) {
    const received = await outsider.traffic.received();
    expect(received.length).toBeGreaterThan(10_000);
    expect(received.includes(CANARY)).toBe(false);
    expect(outsider.faults).toEqual([]);
  }
  expect(ana.faults).toEqual([]);
});
