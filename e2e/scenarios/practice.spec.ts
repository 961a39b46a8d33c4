import type { Actor } from "../fixtures/actor.js";
import { api, commanding } from "../fixtures/api.js";
import { lookOver } from "../fixtures/look-over.js";
import { bring, planSession, signUp } from "../fixtures/stage.js";
import { expect, test } from "../fixtures/test.js";
import { drawByOutline } from "../pages/outline-page.js";
import { badgeSays, secondsLeft } from "../pages/room-page.js";
import { openPart, shapes } from "../pages/session-page.js";

/** The first account of a new server finds the demo recording. */
test.use({ settings: { DEMO: "on", LOG_LEVEL: "error" } });
test.describe.configure({ mode: "serial" });

interface Listed {
  readonly items: readonly { readonly id: string; readonly title: string }[];
}

/** Events and board of a session, without arrivals, departures and what differs in each export. */
async function recordOf({ context, url }: Actor, sessionId: string): Promise<string> {
  const answer = await context.request.get(`${url}/api/v1/sessions/${sessionId}/record`);
  const lines = (await answer.text()).split("\n").filter((line) => /^\{"type":"(event|board)"/.test(line));
  const kept = lines.filter((line) => !/"kind":"participant\.(arrived|left)"/.test(line));
  return kept.map((line) => line.replace(/,"seal":"\w+"\}$/, "}")).join("\n");
}

test("PRA-60 a retry from 17:20 of a recording has its board, step and budget left; the recording stays", async ({
  enter,
}) => {
  const ana = await enter("Ana");
  const { page } = ana;
  await signUp(ana);
  const { items } = await api<Listed>(ana, "GET", "/sessions");
  const original = items[0]?.id ?? "";
  const before = await recordOf(ana, original);

  await page.goto(`/sessions/${original}/playback?t=17m20s`);
  await expect(page.getByRole("slider", { name: "Moment of the recording" })).toHaveAttribute("aria-valuenow", "1040");
  const texts = shapes(page);
  await expect(texts.first()).toBeVisible();
  const shown = await texts.count();
  const left = await secondsLeft(page);
  await page.getByRole("button", { name: "Retry from here" }).click();
  const dialog = page.getByRole("dialog", { name: "Retry from 17:20?" });
  await expect(dialog).toContainText("in step 4, High-level design");
  await dialog.getByRole("button", { name: "Start retry" }).click();

  await expect(page.getByText("Continues from 17:20 of a recording")).toBeVisible();
  expect(await lookOver(page, "practice-lobby")).toEqual([]);
  await page.getByRole("button", { name: "Start practising" }).click();
  await badgeSays(page, "Saved");
  await expect(page.getByText("Step 4 of 6")).toBeVisible();
  await expect(shapes(page)).toHaveCount(shown);
  const now = await secondsLeft(page);
  expect(now).toBeLessThanOrEqual(left);
  expect(now).toBeGreaterThan(left - 60);
  await expect(page.getByRole("tab", { name: "Guide" })).toHaveCount(0);
  await page.getByRole("tab", { name: "Worksheet" }).click();
  await page.getByRole("tab", { name: "Estimate" }).click();
  const quantities = page.getByRole("list", { name: "Quantities" });
  await expect(quantities.getByRole("textbox").first()).toHaveValue("monthly users");
  await expect(quantities).toContainText("about 230 000 reads/s");

  expect(await recordOf(ana, original)).toBe(before);
  await page.goto(`/sessions/${original}#branches`);
  await expect(page.getByRole("link", { name: /, from 17:20$/ })).toBeVisible();
});

test("PRA-61 a question practised alone: one click, checks and a hint by choice, the reference at the end", async ({
  enter,
}) => {
  const ana = await enter("Ana");
  const { page } = ana;
  await signUp(ana);
  await page.goto("/");
  await page.getByRole("button", { name: "Web crawler" }).click();
  await page.getByRole("switch", { name: "Check my design while I draw" }).click();
  await expect(page.getByRole("switch", { name: "Check my design while I draw" })).toBeChecked();
  await page.getByRole("button", { name: "Start practising" }).click();
  await badgeSays(page, "Saved");
  await page.getByRole("tab", { name: "Steps" }).click();
  await page.getByRole("button", { name: "Take a hint" }).click();
  await expect(page.getByRole("region", { name: "Hints" }).getByRole("article")).toHaveCount(1);
  await page.getByRole("tab", { name: "Checks" }).click();
  await drawByOutline(page, [
    ["Client", "Seeds"],
    ["Message queue", "Frontier", "Seeds"],
    ["Worker", "Fetcher", "Frontier"],
    ["NoSQL database", "Pages", "Fetcher"],
  ]);
  const findings = page.getByRole("list", { name: "Findings" });
  await expect(findings.getByText("“Fetcher” is drawn once, and there is no other way to “Pages”.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Show to candidate" })).toHaveCount(0);
  const faults = await lookOver(page, "practice-checks");
  await page.getByRole("button", { name: "End", exact: true }).click();
  await page.getByRole("button", { name: "End practice" }).click();
  await expect(page.getByText("Switched on while you drew.")).toBeVisible();
  faults.push(...(await lookOver(page, "practice-reading")));
  await openPart(page, "Score yourself");
  await expect(page.getByRole("heading", { name: "Score yourself" })).toBeVisible();
  await openPart(page, "Board and worksheets");
  await expect(page.getByRole("heading", { name: "Reference design", exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "The reference design" })).toBeVisible();
  faults.push(...(await lookOver(page, "practice-board")));
  expect(faults).toEqual([]);
});

test("CHK-60 the interviewer sees what a drawing lacks, shows one finding, and the record calls it help given", async ({
  enter,
}) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben", { bytesKept: true })];
  await signUp(ana);
  const { id, path } = await planSession(ana, "Design Twitter");
  await bring(ana, id, ben, "candidate");
  await commanding(ana, id, (send) => send("session.start"));
  await Promise.all([ana.page.goto(path), ben.page.goto(path)]);
  await badgeSays(ben.page, "Saved");
  await ana.page.getByRole("tab", { name: "Checks" }).click();
  await drawByOutline(ben.page, [
    ["Client", "Web"],
    ["Load balancer", "Front", "Web"],
    ["Service", "Tweets", "Front"],
    ["SQL database", "Store", "Tweets"],
  ]);
  const findings = ana.page.getByRole("list", { name: "Findings" });
  // Findings of one rule are a list within the list.
  const single = findings.getByRole("listitem").filter({ hasText: "“Front” is drawn once" }).last();
  await expect(single).toBeVisible();
  // From the guide's estimate, because the candidate has none yet.
  await expect(findings.getByText(/40 reads per write/)).toBeVisible();
  await single.getByRole("button", { name: "Show to candidate" }).click();
  await ana.page.getByRole("button", { name: "Show finding" }).click();
  await expect(single.getByText(/^Shown to the candidate at/)).toBeVisible();

  const shown = ben.page.getByRole("region", { name: "Hints" });
  await expect(shown.getByText("“Front” is drawn once, and there is no other way to “Store”.")).toBeVisible();
  const other = "“Store” has no replica";
  await expect(findings.getByText(other)).toBeVisible();
  expect((await ben.traffic.received()).includes(other)).toBe(false);
  await commanding(ana, id, (send) => send("session.end"));
  await expect(ana.page.getByRole("heading", { name: "Checks shown" })).toBeVisible();
  await expect(ana.page.getByText("“Front” is drawn once, and there is no other way to “Store”.")).toBeVisible();
});
