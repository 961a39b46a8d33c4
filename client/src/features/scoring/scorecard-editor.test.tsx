import { screen, waitFor, within } from "@testing-library/react";
import { InSession } from "@/testing/in-session";
import { renderIn } from "@/testing/render-in";
import { guideAttached, planned, started } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { ScorecardEditor } from "./scorecard-editor";

async function open() {
  const server = new SessionServer("ana", [...planned, guideAttached, started]);
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
  first?.focus();
  await user.keyboard("{ArrowDown}");
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
  const mark = missing.getByRole("link", { name: "Mark structured thinking" });
  expect(mark).toHaveAttribute("href", "#criterion-structure");
  expect(missing.getByRole("link", { name: "Choose the overall recommendation" })).toBeVisible();
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
  expect(screen.getByText("Waits until everything is saved.")).toBeVisible();
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
  expect(evidence()).toBeDisabled();
  expect(screen.queryByRole("button", { name: "Submit scorecard" })).not.toBeInTheDocument();
});
