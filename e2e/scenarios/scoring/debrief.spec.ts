import type { Locator, Page } from "@playwright/test";
import type { Actor } from "../../fixtures/actor.js";
import { commanding } from "../../fixtures/api.js";
import { lookOver } from "../../fixtures/look-over.js";
import { bring, planSession, signUp } from "../../fixtures/stage.js";
import { expect, test } from "../../fixtures/test.js";
import { openPart } from "../../pages/session-page.js";

const CRITERIA = ["structure", "clarifying", "scale", "tradeoffs", "communication", "depth"] as const;
type Marks = Readonly<Record<(typeof CRITERIA)[number], 1 | 2 | 3 | 4 | "not-observed">>;

const ANA: Marks = { structure: 3, clarifying: 4, scale: 2, tradeoffs: 3, communication: 3, depth: 2 };
const CYN: Marks = { structure: 3, clarifying: 3, scale: 4, tradeoffs: 3, communication: 3, depth: "not-observed" };
const SAM: Marks = { structure: 1, clarifying: 1, scale: 1, tradeoffs: 1, communication: 1, depth: 1 };

/** Pushes the button and waits for the PDF that it downloads. */
async function saved(page: Page, button: Locator, named: RegExp): Promise<void> {
  const downloading = page.waitForEvent("download");
  await button.click();
  const file = await downloading;
  expect(file.suggestedFilename()).toMatch(named);
  const pieces: Buffer[] = [];
  for await (const piece of await file.createReadStream()) pieces.push(piece as Buffer);
  const bytes = Buffer.concat(pieces);
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  expect(bytes.length).toBeGreaterThan(10_000);
}

async function score(actor: Actor, id: string, marks: Marks, recommendation: string, summary: string): Promise<void> {
  await commanding(actor, id, async (send) => {
    for (const criterion of CRITERIA)
      await send("score.set", { criterion, mark: marks[criterion], evidence: `${actor.name} on ${criterion}` });
    await send("scorecard.recommend", { recommendation, summary });
  });
}

test("UI-250 two interviewers and a shadow mark apart from each other, disagree, debrief, agree and report", async ({
  enter,
}) => {
  const [ana, cyn, sam, ben] = [await enter("Ana"), await enter("Cyn"), await enter("Sam"), await enter("Ben")];
  await signUp(ana);
  const { id, path } = await planSession(ana, "Design Twitter");
  await bring(ana, id, cyn, "interviewer");
  await bring(ana, id, sam, "observer");
  await bring(ana, id, ben, "candidate");
  const cards = (actor: Actor) => actor.page.getByRole("article");
  const scale = (actor: Actor) => actor.page.getByRole("article", { name: "Scale awareness" });

  await test.step("the lobby says that notes are sealed", async () => {
    await ana.page.goto(path);
    await expect(ana.page.getByText(/^Sealed panel: /)).toBeVisible();
    expect(await lookOver(ana.page, "lobby-sealed")).toEqual([]);
  });

  await test.step("in the interview nobody reads another's notes or marks, and Sam is let to shadow-score", async () => {
    await commanding(ana, id, async (send) => {
      await send("session.start");
      await send("hint.reveal", { hintId: "h-read-write" });
      await send("note.add", { noteId: "by-ana", text: "Ana's private note", tag: "concern" });
    });
    await cyn.page.goto(path);
    await expect(cyn.page.getByText("Other interviewers see your notes once your scorecards are in.")).toBeVisible();
    await expect(cyn.page.getByText("Ana's private note")).toHaveCount(0);
    await sam.page.goto(path);
    await expect(sam.page.getByRole("form", { name: "My scorecard" })).toHaveCount(0);
    await ana.page.getByRole("tab", { name: "Scorecard" }).click();
    await ana.page.getByRole("button", { name: "Let Sam shadow-score" }).click();
    await expect(sam.page.getByRole("form", { name: "My scorecard" })).toBeVisible();
    await expect(sam.page.getByRole("tab", { name: "Guide" })).toHaveCount(0);
    await score(ana, id, ANA, "no", "Numbers were guessed.");
    await score(cyn, id, CYN, "yes", "Numbers drove the design.");
    await score(sam, id, SAM, "strong-no", "I was strict.");
    await commanding(ana, id, (send) => send("session.end"));
  });

  await test.step("one card after another goes in; until both are in neither opens", async () => {
    await openPart(cyn.page, "Scorecard");
    await cyn.page.getByRole("button", { name: "Submit scorecard" }).click();
    await cyn.page.getByRole("dialog").getByRole("button", { name: "Submit" }).click();
    await expect(cyn.page.getByText(/It is final/)).toBeVisible();
    await expect(cyn.page.getByText("Ana on scale")).toHaveCount(0);
    await openPart(ana.page, "Scorecard");
    await expect(ana.page.getByText("Cyn has submitted. You will see their card once you submit yours.")).toBeVisible();
    await expect(ana.page.getByText("Cyn on scale")).toHaveCount(0);
    await ana.page.getByRole("button", { name: "Submit scorecard" }).click();
    await ana.page.getByRole("dialog").getByRole("button", { name: "Submit" }).click();
  });

  await test.step("the debrief begins with what is furthest apart; help that was given is said", async () => {
    for (const actor of [ana, cyn]) {
      await expect(cards(actor).first()).toHaveAccessibleName("Scale awareness");
      await expect(scale(actor).getByText("Both sides of the bar, 2 levels apart")).toBeVisible();
      for (const words of ["Ana on scale", "Cyn on scale"]) await expect(scale(actor).getByText(words)).toBeVisible();
    }
    await expect(ana.page.getByRole("article", { name: "Depth where needed" })).toContainText(
      "Not observed by everybody",
    );
    await expect(ana.page.getByRole("article", { name: "Clarifying questions" })).toContainText("Help was given");
    await expect(ana.page.getByText(/^Weighted mean of the panel's marks/)).toBeVisible();
    await expect(ana.page.getByText("I was strict.")).toHaveCount(0);
    await openPart(cyn.page, "Notes and chat");
    await expect(cyn.page.getByText("Ana's private note")).toBeVisible();
  });

  await test.step("Sam submits too: everybody reads the shadow's card, and no figure changes", async () => {
    const figures = ana.page.getByText(/^Weighted mean of the panel's marks/);
    const before = await figures.textContent();
    await openPart(sam.page, "Scorecard");
    await sam.page.getByRole("button", { name: "Submit scorecard" }).click();
    await sam.page.getByRole("dialog").getByRole("button", { name: "Submit" }).click();
    await expect(ana.page.getByText("I was strict.")).toBeVisible();
    await expect(ana.page.getByText("Shadow, not counted").first()).toBeVisible();
    await expect(figures).toHaveText(before ?? "");
    await expect(scale(sam).getByText("Ana on scale")).toBeVisible();
    await expect(scale(sam).getByRole("button", { name: /^Agree on a mark/ })).toHaveCount(0);
  });

  await test.step("they talk, agree on a mark and decide; each other's window follows, and the cards stay", async () => {
    await openPart(cyn.page, "Scorecard");
    await scale(cyn)
      .getByRole("textbox", { name: /^Say something/ })
      .fill("The hint came before the numbers.");
    await scale(cyn).getByRole("button", { name: "Say it" }).click();
    await expect(scale(ana).getByText("The hint came before the numbers.")).toBeVisible();
    await scale(ana)
      .getByRole("button", { name: /^Agree on a mark/ })
      .click();
    await scale(ana).getByText("3", { exact: true }).last().click();
    await scale(ana).getByRole("textbox", { name: "Reason" }).fill("Right after one hint.");
    expect(await lookOver(ana.page, "debrief")).toEqual([]);
    await scale(ana).getByRole("button", { name: "Keep" }).click();
    for (const actor of [ana, cyn, sam]) await expect(scale(actor).getByText("Right after one hint.")).toBeVisible();
    await expect(scale(cyn).getByText("Ana on scale")).toBeVisible();
    await cyn.page.getByRole("button", { name: "Record the panel's decision" }).click();
    await cyn.page.getByText("Yes", { exact: true }).last().click();
    await cyn.page.getByRole("textbox", { name: "Reason" }).fill("Above the bar where it matters.");
    await cyn.page.getByRole("button", { name: "Record the decision" }).click();
    await ana.page.reload();
    await openPart(ana.page, "Scorecard");
    await expect(ana.page.getByText("Decided: Yes.")).toBeVisible();
  });

  await test.step("the decision record has all of it", async () => {
    const downloading = ana.page.waitForEvent("download");
    await ana.page.getByRole("link", { name: "Download CSV" }).click();
    const stream = await (await downloading).createReadStream();
    let text = "";
    for await (const piece of stream) text += String(piece);
    expect(text).toContain("agreed mark,Ana,,Scale awareness,3,Right after one hint.,Ana; Cyn");
    expect(text).toContain("decision,Cyn,,,Yes,Above the bar where it matters.,Ana; Cyn");
    expect(text).toContain("mark,Sam,shadow,Scale awareness,1,Sam on scale,");
  });

  await test.step("the panel's report is a PDF", async () => {
    const records = ana.page.getByRole("region", { name: "Reports and records" });
    await saved(ana.page, records.getByRole("button", { name: "Download as PDF" }), /-PRIVATE-panel\.pdf$/);
    await expect(records.getByText("Downloaded.")).toBeVisible();
  });

  await test.step("the candidate reads the agreed mark, and nothing of the rest", async () => {
    await commanding(ana, id, (send) => send("report.publish", { feedback: "Well asked.", includeScores: true }));
    await ben.page.goto(path);
    await expect(ben.page.getByText("3 of 4, meets bar, agreed by your interviewers")).toBeVisible();
    for (const words of ["Right after one hint.", "Ana on scale", "The hint came before"])
      await expect(ben.page.getByText(words)).toHaveCount(0);
    await saved(
      ben.page,
      ben.page.getByRole("button", { name: "Download as PDF" }),
      /^Design-Twitter-.+-feedback\.pdf$/,
    );
  });
});
