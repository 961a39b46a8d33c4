import { decodeViews } from "@casement/shared/playback/view-codec";
import type { Page } from "@playwright/test";
import type { Actor } from "../fixtures/actor.js";
import { commanding } from "../fixtures/api.js";
import { fastClock } from "../fixtures/fast-clock.js";
import { lookOver } from "../fixtures/look-over.js";
import { bring, planSession, signUp } from "../fixtures/stage.js";
import { expect, test } from "../fixtures/test.js";
import { badgeSays } from "../pages/room-page.js";
import { drawBox, shapes } from "../pages/session-page.js";

/** A real second is a minute of the interview. */
const SPEED = 60;
/** Longer than a silence must be to count as idle, in ms of the interview. */
const SILENCE_MS = 60_000;

test.use({ settings: { LOG_LEVEL: "error", ...fastClock(SPEED) } });

test("UI-80 an interview is recorded, and any moment of it can be watched again", async ({ enter }) => {
  const [ana, ben] = [await enter("Ana", { motion: true }), await enter("Ben", { motion: true })];
  const session = await record(ana, ben);
  const { page } = ana;

  await page.goto(session.path);
  await page.getByRole("link", { name: "Watch recording" }).click();
  await expect(slider(page)).toHaveAttribute("aria-valuetext", /^0 seconds, step 1 /);
  await expect(shapes(page)).toHaveCount(0);

  await test.step("seek: the board, the notes and the address follow", async () => {
    await page.keyboard.press("End");
    await expect(shapes(page)).toHaveCount(2);
    await expect(shapes(page).getByText("Second box")).toBeVisible();
    await page.getByRole("tab", { name: "Notes" }).click();
    await expect(page.getByRole("tabpanel").getByText("Draws before asking")).toBeVisible();
    await expect(page.getByRole("button", { name: "Edit note" })).toHaveCount(0);
    await page.getByRole("slider").focus();
    await page.keyboard.press("0");
    await expect(page.getByRole("tabpanel").getByText("No note had been written yet.")).toBeVisible();
    await expect(shapes(page)).toHaveCount(0);
  });

  await test.step("jump to a note, and open the same moment by its address", async () => {
    await page.keyboard.press("n");
    await expect(page.getByRole("tabpanel").getByText("Draws before asking")).toBeVisible();
    await expect(shapes(page)).toHaveCount(1);
    const noted = Number(await slider(page).getAttribute("aria-valuenow"));
    await expect.poll(() => secondsIn(page.url())).toBe(noted);
    await page.reload();
    await expect(slider(page)).toHaveAttribute("aria-valuenow", String(noted));
    await expect(shapes(page)).toHaveCount(1);
    await page.getByRole("button", { name: /hope this scales/ }).click();
    await expect(slider(page)).not.toHaveAttribute("aria-valuenow", String(noted));
    await page.getByRole("tab", { name: "Chat" }).click();
    await expect(page.getByRole("log").getByText("I hope this scales")).toBeVisible();
  });

  await test.step("skip idle: the silence before the second box takes no time", async () => {
    await expect(page.getByRole("switch", { name: "Skip idle" })).toBeChecked();
    const before = Number(await slider(page).getAttribute("aria-valuenow"));
    await page.getByRole("button", { name: "Play", exact: true }).click();
    const at = async () => Number(await slider(page).getAttribute("aria-valuenow"));
    await expect.poll(at).toBeGreaterThan(before + SILENCE_MS / 1000 / 2);
    await page.keyboard.press("k");
    await expect(page.getByRole("button", { name: "Play", exact: true })).toBeVisible();
  });

  await test.step("search: a word on the board and one in a worksheet, each where it appeared", async () => {
    await page.getByRole("tab", { name: "Moments" }).click();
    const search = page.getByRole("searchbox", { name: "Search the recording" });
    await search.fill("second");
    await page.getByRole("button", { name: /Board Second box$/ }).click();
    await expect(shapes(page)).toHaveCount(2);
    await search.fill("timeline");
    await page.getByRole("button", { name: /Requirements Post to a timeline$/ }).click();
    await expect(page.getByRole("tabpanel", { name: "Worksheet: Requirements" })).toBeVisible();
    expect(await lookOver(page, "playback-search")).toEqual([]);
    await search.fill("");
  });

  await test.step("who acts: a pointer with its name, and a glow in the author's colour around what changed last", async () => {
    await page.goto(`${session.path}/playback?t=${await pointedAt(ana, session.id)}s`);
    await expect(page.locator("[data-pointer]").getByText("Ben")).toBeVisible();
    await page.keyboard.press("End");
    await page.keyboard.press(",");
    await expect(page.locator("[data-changed]")).toHaveCount(1);
    await expect(page.locator("[data-author-name]", { hasText: "Ben" })).toBeVisible();
    expect(await lookOver(page, "playback-people")).toEqual([]);
  });

  await page.keyboard.press("End");
  expect(await lookOver(page, "playback")).toEqual([]);
  expect([...ana.faults, ...ben.faults]).toEqual([]);

  // The candidate cannot play the session's recording: they watch what the owner shares.
  await ben.page.goto(`${session.path}/playback`);
  await expect(ben.page.getByText("Your role does not allow this.")).toBeVisible();
});

/** A whole second at which somebody's pointer was on the board, by the samples that the server has. */
async function pointedAt({ page }: Actor, sessionId: string): Promise<number> {
  const playback = `/api/v1/sessions/${sessionId}/playback`;
  const { startAt } = await (await page.request.get(playback)).json();
  const views = decodeViews(await (await page.request.get(`${playback}/views`)).body());
  const secondAfter = (at: number) => Math.ceil((at - startAt) / 1000);
  const pointers = views.filter((each) => each.type === "pointer");
  const shown = pointers.find(({ participantId, point, at }, index) => {
    const next = pointers.slice(index + 1).find((each) => each.participantId === participantId);
    return point !== null && (next === undefined || next.at > startAt + secondAfter(at) * 1000);
  });
  if (shown === undefined) throw new Error("nobody's pointer was on the board at a whole second");
  return secondAfter(shown.at);
}

const slider = (page: Page) => page.getByRole("slider", { name: "Moment of the recording" });

/** The moment in an address, in whole seconds; 0 if there is none. */
function secondsIn(address: string): number {
  const [, hours = 0, minutes = 0, seconds = 0] = /\?t=(?:(\d+)h)?(?:(\d+)m)?(\d+)s$/.exec(address) ?? [];
  return (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
}

/** Two boxes with a silence between them, a note, a message and a mark; then the session ends. */
async function record(ana: Actor, ben: Actor) {
  await signUp(ana);
  const session = await planSession(ana, "Design Twitter");
  await bring(ana, session.id, ben, "candidate");
  await commanding(ana, session.id, async (send) => {
    await send("session.start");
    await ben.page.goto(session.path);
    await badgeSays(ben.page, "Saved");
    await ben.page.getByRole("button", { name: "Add a feature" }).click();
    await ben.page.keyboard.insertText("Post to a timeline");
    await drawBox(ben.page, [0.3, 0.5], "First box");
    await badgeSays(ben.page, "Saved");
    await send("note.add", { noteId: "n1", text: "Draws before asking", tag: "concern" });
    await send("score.set", { criterion: "structure", mark: 3, evidence: "" });
    await send("step.enter", { stepIndex: 1, expectedRevision: 1 });
    await send("chat.send", { messageId: "c1", text: "I hope this scales" });
    const serverNow = async () => Number((await send("clock.sync")).serverNow);
    const silentFrom = await serverNow();
    await expect.poll(serverNow).toBeGreaterThan(silentFrom + SILENCE_MS);
    await drawBox(ben.page, [0.6, 0.5], "Second box");
    await badgeSays(ben.page, "Saved");
    await send("session.end");
  });
  return session;
}
