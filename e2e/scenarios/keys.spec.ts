import type { SessionState } from "@casement/shared/session-log/state";
import type { Page } from "@playwright/test";
import type { Actor } from "../fixtures/actor.js";
import { commanding } from "../fixtures/api.js";
import { felt, interview, openRoom } from "../fixtures/running-room.js";
import type { StagedSession } from "../fixtures/stage.js";
import { expect, test } from "../fixtures/test.js";

/** The marks that this person has given, from the server. */
async function marksOf(scorer: Actor, { id }: StagedSession) {
  let marks: unknown[] = [];
  await commanding(scorer, id, async (send) => {
    const { scorecards } = (await send("session.resync")).state as SessionState;
    marks = Object.values(scorecards)
      .flatMap(({ scores }) => Object.values(scores).map(({ mark }) => mark))
      .filter((mark) => mark !== null);
  });
  return marks;
}

const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true });

/** Moves everybody to this step, as another interviewer would. */
async function enterStep(ana: Actor, session: StagedSession, stepIndex: number): Promise<void> {
  await commanding(ana, session.id, async (send) => {
    const { clock } = (await send("session.resync")).state as SessionState;
    await send("step.enter", { stepIndex, expectedRevision: clock.revision });
  });
}

const SENTENCE = "Do we need trending topics? Peak load, asked early. 3, 4 or 1.";

/** Types a sentence while the step changes twice in the middle; returns the letters that did not arrive. */
async function lostWhileTyping({
  ana,
  session,
  page,
  field,
}: {
  ana: Actor;
  session: StagedSession;
  page: Page;
  field: string;
}) {
  const text = page.getByRole("textbox", { name: field, exact: true }).first();
  await text.click();
  const third = Math.ceil(SENTENCE.length / 3);
  await page.keyboard.type(SENTENCE.slice(0, third));
  await enterStep(ana, session, 2);
  await expect(page.getByText("Step 3 of 6")).toBeVisible();
  await page.keyboard.type(SENTENCE.slice(third, 2 * third));
  await enterStep(ana, session, 4);
  await expect(page.getByText("Step 5 of 6")).toBeVisible();
  await page.keyboard.type(SENTENCE.slice(2 * third));
  await expect(text).toBeFocused();
  const lost = SENTENCE.length - (await text.inputValue()).length;
  await enterStep(ana, session, 1);
  await expect(page.getByText("Step 2 of 6")).toBeVisible();
  return { lost, text };
}

test("UI-114 a step that begins takes no field from a candidate who types, and its worksheet comes when they leave it", async ({
  enter,
}) => {
  const { ana, ben, session } = await interview(enter, "candidate");
  await openRoom(session, ana, ben);
  const { page } = ben;
  await page.getByRole("button", { name: "Add a quantity" }).click();
  const cell = await lostWhileTyping({ ana, session, page, field: "Name of quantity 1" });
  expect(cell.lost).toBe(0);
  await enterStep(ana, session, 2);
  await expect(page.getByRole("status").filter({ hasText: "Step 3 has begun." })).toBeVisible();
  await expect(tab(page, "Estimate")).toHaveAttribute("aria-selected", "true");
  await page.locator(".tl-canvas").click();
  await expect(tab(page, "API")).toHaveAttribute("aria-selected", "true");
  await page.getByRole("button", { name: /^Chat/ }).click();
  await enterStep(ana, session, 1);
  expect((await lostWhileTyping({ ana, session, page, field: "Message" })).lost).toBe(0);
});

test("UI-114 nor from one on a phone, where the worksheet lies over the board", async ({ enter }) => {
  const { ana, ben, session } = await interview(enter, "candidate", { viewport: { width: 390, height: 844 } });
  await openRoom(session, ana, ben);
  const { page } = ben;
  await page.getByRole("button", { name: "Worksheet", exact: true }).click();
  await page.getByRole("button", { name: "Add a quantity" }).click();
  const cell = await lostWhileTyping({ ana, session, page, field: "Name of quantity 1" });
  expect(cell.lost).toBe(0);
  await enterStep(ana, session, 2);
  await expect(page.getByRole("status").filter({ hasText: "Step 3 has begun." })).toBeVisible();
  await expect(cell.text).toBeFocused();
  await page.getByRole("button", { name: "Show API" }).click();
  await expect(tab(page, "API")).toHaveAttribute("aria-selected", "true");
});

test("UI-114 nor from a co-interviewer who writes a note, a tag in the middle of it", async ({ enter }) => {
  const { ana, ben, session } = await interview(enter, "interviewer");
  await openRoom(session, ana, ben);
  const { page } = ben;
  const { lost, text } = await lostWhileTyping({ ana, session, page, field: "Note" });
  expect(lost).toBe(0);
  const before = await felt(ana, session);
  for (let back = 0; back < "early. 3, 4 or 1.".length; back += 1) await page.keyboard.press("ArrowLeft");
  await page.getByRole("button", { name: "Strength", exact: true }).click();
  await page.keyboard.type("p, s and e. ");
  await expect(text).toHaveValue("Do we need trending topics? Peak load, asked p, s and e. early. 3, 4 or 1.");
  expect(await felt(ana, session)).toEqual(before);
});

test("UI-115 a mark takes Space, or Alt and its digit, and leads to its evidence; on the marks a digit; nothing else gives one", async ({
  enter,
}) => {
  const { ana, session } = await interview(enter, "interviewer");
  await openRoom(session, ana);
  const { page } = ana;
  const evidence = page.getByRole("textbox", { name: /^Evidence for/ });
  const marks = () => marksOf(ana, session);

  await test.step("every way to the scorecard ends in the text of its first criterion", async () => {
    await page.locator("#main").focus();
    await page.keyboard.press("s");
    await expect(evidence.first()).toBeFocused();
    await page.keyboard.type("1, 2 and 3");
    await tab(page, "Notes").click();
    await page.getByRole("textbox", { name: "Note", exact: true }).click();
    await page.keyboard.press("Alt+k");
    await expect(evidence.first()).toBeFocused();
    await page.keyboard.type(" or 4,");
    await page.keyboard.press("ControlOrMeta+k");
    await page.getByRole("textbox", { name: "Search commands" }).fill("open the scorecard");
    await page.keyboard.press("Enter");
    await expect(evidence.first()).toBeFocused();
    await page.keyboard.type(" or 0");
    await expect(evidence.first()).toHaveValue("1, 2 and 3 or 4, or 0");
  });

  await test.step("on the marks themselves letters and arrows give none, and Tab leads on to the text", async () => {
    await page.keyboard.press("Shift+Tab");
    const first = page.getByRole("group", { name: "Structured thinking" }).getByRole("radio");
    await expect(first.first()).toBeFocused();
    await page.keyboard.type(".,pe");
    for (const key of ["ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"]) await page.keyboard.press(key);
    await expect(first.first()).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(evidence.first()).toBeFocused();
    await page.keyboard.type(" and so on");
    await expect(evidence.first()).toHaveValue("1, 2 and 3 or 4, or 0 and so on");
    await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
    expect(await marks()).toEqual([]);
  });

  await test.step("Alt and its digit marks from the text, which keeps the focus; Space marks where one stands", async () => {
    await page.keyboard.press("Alt+3");
    await expect(page.getByRole("radio", { name: /Meets bar/ }).first()).toBeChecked();
    await expect.poll(marks).toEqual([3]);
    await page.keyboard.type(".");
    await expect(evidence.first()).toHaveValue("1, 2 and 3 or 4, or 0 and so on.");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
    await expect.poll(marks).toEqual([4]);
    await page.keyboard.press("Alt+0");
    await expect.poll(marks).toEqual(["not-observed"]);
    await expect(evidence.first()).toBeFocused();
  });
});

test("UI-117 what is typed right after the command menu was opened is looked for, and reaches nothing below it", async ({
  enter,
}) => {
  const { ana, session } = await interview(enter, "interviewer");
  await openRoom(session, ana);
  // All within one turn: no hand is as fast, and no computer so slow.
  await ana.page.evaluate(async () => {
    const press = (key: string, more: KeyboardEventInit = {}) =>
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
    press("k", { ctrlKey: true, code: "KeyK" });
    await Promise.resolve();
    for (const letter of "invite") press(letter);
    press("Enter", { code: "Enter" });
  });
  await expect(ana.page.getByRole("dialog").filter({ hasText: "Invite people" })).toBeVisible();
});

test("STP-62 whoever changes the clock can undo it for all, until somebody changes it again", async ({ enter }) => {
  const { ana, ben, session } = await interview(enter, "interviewer");
  await openRoom(session, ana, ben);
  const undo = (page: Page) => page.getByRole("alert").getByRole("button", { name: /^Undo/ });
  // A page hears of a change a moment before or after the other, and one notice goes while the next one comes.
  const offered = (page: Page) => expect(undo(page)).toHaveCount(1);
  const notOffered = (page: Page) => expect(undo(page)).toHaveCount(0);
  const on = (page: Page, words: string) => expect(page.getByText(words).first()).toBeVisible();
  const stepTwo = await felt(ana, session);

  await test.step("a step, taken back by the button: it was never left", async () => {
    await ana.page.getByRole("button", { name: "Next step" }).click();
    await on(ben.page, "Step 3 of 6");
    await expect(undo(ben.page)).toHaveCount(0);
    await undo(ana.page).click();
    await on(ben.page, "Step 2 of 6");
    const { clock } = (await felt(ana, session)) as { clock: SessionState["clock"] };
    expect(clock.visits).toEqual((stepTwo as { clock: SessionState["clock"] }).clock.visits);
  });

  await test.step("a pause and a minute, taken back by key from a text", async () => {
    const note = ana.page.getByRole("textbox", { name: "Note", exact: true });
    await notOffered(ana.page);
    await note.fill("half a sent");
    await ana.page.keyboard.press("Alt+p");
    await on(ben.page, "paused");
    await offered(ana.page);
    await ana.page.keyboard.press("Alt+u");
    await expect(ben.page.getByRole("button", { name: "Pause timer" })).toBeVisible();
    await notOffered(ana.page);
    await ana.page.keyboard.press("Alt+e");
    await offered(ana.page);
    await ana.page.keyboard.press("Alt+u");
    await expect
      .poll(async () => ((await felt(ana, session)) as { clock: SessionState["clock"] }).clock.extensions)
      .toEqual({});
    await expect(note).toBeFocused();
    await expect(note).toHaveValue("half a sent");
  });

  await test.step("not what somebody else did since, and the offer goes with it", async () => {
    await notOffered(ana.page);
    await ana.page.getByRole("button", { name: "Next step" }).click();
    await offered(ana.page);
    await ben.page.getByRole("button", { name: "Pause timer" }).click();
    await expect(undo(ana.page)).toHaveCount(0);
    await offered(ben.page);
    await ana.page.keyboard.press("Alt+u");
    await on(ana.page, "You have no timer change to undo.");
  });

  await test.step("an offer goes by itself, and stays while the pointer rests on it", async () => {
    await undo(ben.page).hover();
    await ana.page.getByRole("button", { name: "Resume timer" }).click();
    await expect(undo(ben.page)).toHaveCount(0);
    await offered(ana.page);
    await expect(undo(ana.page)).toHaveCount(0, { timeout: 20_000 });
  });
});
