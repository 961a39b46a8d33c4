import type { Actor } from "../../fixtures/actor.js";
import { api, commanding } from "../../fixtures/api.js";
import { lookOver } from "../../fixtures/look-over.js";
import { bring, planSession, signUp } from "../../fixtures/stage.js";
import { expect, test } from "../../fixtures/test.js";

interface Guide {
  readonly state: { readonly privateGuide: { readonly rubric: { readonly criteria: readonly { key: string }[] } } };
}

/** Scores all criteria alike but the first, which is a level lower, and submits the card. */
async function scoreAll(scorer: Actor, id: string, mark: 3 | 4): Promise<void> {
  const { state } = await api<Guide>(scorer, "GET", `/sessions/${id}/state`);
  await commanding(scorer, id, async (send) => {
    for (const [index, { key }] of state.privateGuide.rubric.criteria.entries())
      await send("score.set", { criterion: key, mark: index === 0 ? mark - 1 : mark, evidence: "Seen." });
    await send("scorecard.recommend", { recommendation: "yes", summary: "" });
    await send("scorecard.submit");
  });
}

test("UI-300 a person looks back at practice and interviews over time, and begins what to practise next", async ({
  enter,
}) => {
  const [ana, ben] = [await enter("Ana"), await enter("Ben")];
  await signUp(ana);
  await signUp(ben);
  const { page } = ben;

  await test.step("nothing yet", async () => {
    await page.goto("/");
    await page.getByRole("button", { name: "Account of Ben" }).click();
    await page.getByRole("menuitem", { name: "Progress" }).click();
    await expect(page.getByText("Nothing to look back at yet.")).toBeVisible();
    expect(await lookOver(page, "progress-empty")).toEqual([]);
  });

  const interview = await planSession(ana, "Interview with Ana");
  await bring(ana, interview.id, ben, "candidate");
  await commanding(ana, interview.id, async (send) => {
    await send("session.start");
    await send("session.end");
  });
  await scoreAll(ana, interview.id, 4);
  for (const mark of [3, 3, 4, 3, 4] as const) {
    const practice = await planSession(ben, `Practice for a ${mark}`, { options: { mode: "practice" } });
    await commanding(ben, practice.id, async (send) => {
      await send("session.start");
      await send("session.end");
    });
    await scoreAll(ben, practice.id, mark);
  }

  await test.step("marks that were not shared are in it for nobody", async () => {
    await page.reload();
    await expect(page.getByRole("row", { name: /^Interview with Ana.*nobody yet/ })).toBeVisible();
    await expect(page.getByRole("link", { name: /^Practice for a 4: 3.8 of 4, scored by yourself/ })).toHaveCount(2);
    await expect(page.getByText(/^The line is/)).toBeVisible();
  });

  await test.step("shared feedback brings its dot, beside those of practice", async () => {
    await commanding(ana, interview.id, (send) =>
      send("report.publish", { feedback: "Well done", includeScores: true }),
    );
    await page.reload();
    await expect(
      page.getByRole("link", { name: /^Interview with Ana: 3.8 of 4, scored by an interviewer/ }),
    ).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Compared with each other" })).toHaveValue(/yourself: 5 sessions/);
    const weakest = page.getByRole("region", { name: "Weakest criteria" });
    await expect(weakest.getByRole("heading", { level: 3 })).toHaveCount(1);
    await expect(page.getByRole("region", { name: "Attempts of Design Twitter" })).toBeVisible();
    expect(await lookOver(page, "progress")).toEqual([]);
  });

  await test.step("what to practise next begins with one press", async () => {
    const next = page.getByRole("region", { name: "What to practise next" });
    await next
      .getByRole("button", { name: /^Practise: / })
      .first()
      .click();
    await expect(page.getByRole("button", { name: "Start practising" })).toBeVisible();
  });
  expect([...ana.faults, ...ben.faults]).toEqual([]);
});
