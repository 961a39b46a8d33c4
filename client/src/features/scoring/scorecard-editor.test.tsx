import { act, screen, waitFor, within } from "@testing-library/react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { guideAttached, guideWith, planned, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { ScorecardEditor } from "./scorecard-editor";

const SIX = ["structure", "clarifying", "scale", "tradeoffs", "depth", "collaboration"];

const SIX_CRITERIA = guideWith(SIX.slice(1));

async function open(guide = guideAttached) {
  const server = new SessionServer("ana", [...planned, guide, started]);
  const page = renderIn(
    <InSession>
      <ScorecardEditor />
    </InSession>,
  );
  const group = await screen.findByRole("group", { name: "Structured thinking" });
  const chosen = () => within(group).queryByRole("radio", { checked: true });
  return { server, group, chosen, ...page };
}

const evidence = () => screen.getByRole("textbox", { name: "Evidence for Structured thinking" });
const submitButton = () => screen.getByRole("button", { name: "Submit scorecard" });

test("UI-116 Alt with a digit marks from the evidence, which keeps the focus and what is typed", async () => {
  const { server, chosen, user } = await open();
  // The mark is seen before the server has answered.
  server.mood = "silent";
  await user.type(evidence(), "asked first");
  await user.keyboard("{Alt>}[Digit3]{/Alt}");
  await waitFor(() => expect(chosen()).toHaveAccessibleName(/Goes step by step$/));
  expect(evidence()).toHaveFocus();
  expect(evidence()).toHaveValue("asked first");
  const score = { criterion: "structure", mark: 3, evidence: "asked first" };
  await waitFor(() => expect(server.sent).toContainEqual({ name: "score.set", payload: score }));
  expect(screen.getByText("Saving")).toBeVisible();
});

test("SCO-51 arrow keys pass the levels without choosing one; Space chooses", async () => {
  const { server, group, chosen, user } = await open();
  server.mood = "silent";
  const [first, second] = within(group).getAllByRole("radio");
  act(() => first?.focus());
  await user.keyboard("{ArrowRight}");
  expect(second).toHaveFocus();
  expect(chosen()).toBeNull();
  await user.keyboard(" ");
  await waitFor(() => expect(second).toBeChecked());
  await waitFor(() => expect(server.sent).toMatchObject([{ name: "score.set", payload: { mark: 2 } }]));
});

test("SCO-2 an incomplete card is not submitted: what lacks is listed, with the way there", async () => {
  const { server, user } = await open();
  await user.click(submitButton());
  const missing = within(await screen.findByRole("alert"));
  const mark = missing.getByRole("link", { name: "“Structured thinking” has no mark" });
  await user.click(mark);
  expect(screen.getAllByRole("radio")[0]).toHaveFocus();
  expect(missing.getByRole("link", { name: "Choose an overall recommendation" })).toBeVisible();
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  expect(server.sent).toEqual([]);
});

test("UI-41 what the server refuses stays on the card, and nothing is submitted before it is saved", async () => {
  const { server, user } = await open();
  server.mood = "FORBIDDEN";
  await user.type(evidence(), "asked first");
  await user.tab();
  expect(await screen.findByText("Not saved")).toBeVisible();
  expect(server.sent.at(-1)).toMatchObject({ payload: { evidence: "asked first" } });
  expect(evidence()).toHaveValue("asked first");
  expect(submitButton()).toBeDisabled();
  expect(screen.getByText("You can submit once everything is saved.")).toBeVisible();
});

test("SCO-50 another tab's mark appears beside what is typed here and not saved", async () => {
  const { server, chosen, user } = await open();
  server.mood = "silent";
  await user.type(screen.getByRole("textbox", { name: "Summary" }), "clear");
  await server.happen("ana", {
    kind: "score.set",
    payload: { criterion: "structure", mark: 4, evidence: "from the other tab" },
  });
  expect(chosen()).toHaveAccessibleName(/Leads$/);
  expect(evidence()).toHaveValue("from the other tab");
  expect(screen.getByRole("textbox", { name: "Summary" })).toHaveValue("clear");
});

test("SCO-20 a complete card is submitted after a question, and is then final", async () => {
  const { server, user } = await open();
  await server.happen("ana", {
    kind: "score.set",
    payload: { criterion: "structure", mark: 4, evidence: "" },
  });
  await server.happen("ana", {
    kind: "scorecard.recommended",
    payload: { recommendation: "yes", summary: "" },
  });
  await user.click(submitButton());
  const dialog = within(await screen.findByRole("dialog", { name: "Submit your scorecard?" }));
  expect(dialog.getByText(/No evidence is written for: Structured thinking/)).toBeVisible();
  await user.click(dialog.getByRole("button", { name: "Submit" }));
  await waitFor(() => expect(server.sent).toEqual([{ name: "scorecard.submit", payload: {} }]));
  await server.happen("ana", { kind: "scorecard.submitted", payload: {} });
  expect(await screen.findByText(/It is final\.$/)).toBeVisible();
  expect(screen.getByRole("region", { name: "My scorecard" })).toHaveTextContent("Structured thinking4 Clearly above");
  expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
  expect(screen.queryByRole("radio")).not.toBeInTheDocument();
  expect(screen.queryByRole("button", { name: "Submit scorecard" })).not.toBeInTheDocument();
});

test("SCO-52 six criteria take a row each, and from the first row's marks six digits mark them all", async () => {
  const { server, user } = await open(SIX_CRITERIA);
  const keys = ["{Shift>}{Tab}{/Shift}", "3", "4", "2", "0", "1", "3"];
  expect(keys.length).toBeLessThanOrEqual(12);
  act(() => evidence().focus());
  for (const key of keys) await user.keyboard(key);
  await waitFor(() =>
    expect(server.sent.map(({ payload }) => payload)).toEqual(
      SIX.map((criterion, index) => ({ criterion, mark: [3, 4, 2, "not-observed", 1, 3][index], evidence: "" })),
    ),
  );
  // After the last one nothing is left that a digit could mark.
  const sent = server.sent.length;
  await user.keyboard("4");
  expect(screen.getByRole("radio", { name: "Strong no" })).toHaveFocus();
  expect(server.sent).toHaveLength(sent);
});

test("SCO-60 twelve criteria have a row and a mark each, and digits mark all of them one after the other", async () => {
  const others = Array.from({ length: 11 }, (_none, index) => `other-${index + 2}`);
  const { server, user } = await open(guideWith(others));
  act(() => evidence().focus());
  await user.keyboard("{Shift>}{Tab}{/Shift}333333333333");
  await waitFor(() =>
    expect(server.sent.map(({ payload }) => payload)).toEqual(
      ["structure", ...others].map((criterion) => ({ criterion, mark: 3, evidence: "" })),
    ),
  );
  await user.click(submitButton());
  expect(screen.getByRole("alert")).toHaveTextContent("Choose an overall recommendation");
});

test("SCO-53 a digit marks nothing but the criterion whose marks have the focus, and is a digit in a text", async () => {
  const { server, user } = await open(SIX_CRITERIA);
  await user.type(evidence(), "3 of 4");
  await user.type(screen.getByRole("textbox", { name: "Summary" }), "2 strong answers");
  await user.click(screen.getByRole("button", { name: "Title of scale" }));
  await user.keyboard("1");
  expect(screen.getByRole("textbox", { name: "Evidence for Title of scale" })).toHaveValue("1");
  expect(screen.queryByRole("radio", { checked: true })).not.toBeInTheDocument();
  await waitFor(() => expect(server.sent.length).toBeGreaterThan(0));
  expect(server.sent.filter(({ payload }) => "mark" in payload && payload.mark !== null)).toEqual([]);
});

test("SCO-54 arrows go from row to row; the anchors and the evidence are those of the row with the focus", async () => {
  const { user } = await open(SIX_CRITERIA);
  act(() => screen.getAllByRole("radio")[0]?.focus());
  await user.keyboard("{ArrowDown}{ArrowDown}");
  expect(within(screen.getByRole("group", { name: "Title of scale" })).getAllByRole("radio")[0]).toHaveFocus();
  expect(screen.getByRole("textbox", { name: "Evidence for Title of scale" })).toBeVisible();
  expect(screen.getByText("Loses the thread")).toBeVisible();
  await user.keyboard("{Tab}thorough");
  expect(screen.getByRole("textbox", { name: "Evidence for Title of scale" })).toHaveValue("thorough");
});

test("PRA-21 somebody who scores themselves is not asked about others", async () => {
  const [plan, ...rest] = [...planned, guideAttached, started];
  const fact = plan?.[1];
  if (fact?.kind !== "session.planned") throw new Error("the plan comes first");
  const options = { mode: "practice", patterns: true, checks: false, hints: false, recordSound: false } as const;
  new SessionServer("ana", [["ana", { ...fact, payload: { ...fact.payload, options } }, 0], ...rest]);
  renderIn(
    <InSession>
      <ScorecardEditor />
    </InSession>,
  );
  expect(await screen.findByRole("group", { name: "Would you recommend yourself?" })).toBeVisible();
  expect(screen.getByPlaceholderText("Evidence: what did you draw or write?")).toBeVisible();
  expect(screen.queryByText("Saved")).toBeNull();
});
