import type { Fact } from "@casement/shared/session-log/event-kinds";
import { screen, waitFor, within } from "@testing-library/react";
import { InSession } from "@/testing/in-session";
import { answerCalls, Refusal } from "@/testing/network";
import { renderIn } from "@/testing/render-in";
import { guideAttached, joined, planned, STARTED_AT, started, type Told } from "@/testing/sample-session";
import { SessionServer } from "@/testing/session-server";
import { ReportEditor } from "./report-editor";

const at = (minute: number, fact: Fact): Told => ["ana", fact, STARTED_AT + minute * 60_000];
const strength: Fact = {
  kind: "note.added",
  payload: { noteId: "n", text: "Asked who the users are", tag: "strength", stepIndex: 0 },
};
const mark: Fact = { kind: "score.set", payload: { criterion: "structure", mark: 2, evidence: "Jumped about" } };

async function open() {
  const server = new SessionServer("ana", [
    ...planned,
    joined("ben", "candidate"),
    guideAttached,
    started,
    at(1, strength),
    at(2, mark),
    at(3, { kind: "session.ended", payload: {} }),
  ]);
  const page = renderIn(
    <InSession>
      <ReportEditor />
    </InSession>,
  );
  return { server, field: await screen.findByRole("textbox", { name: "Feedback for the candidate" }), ...page };
}

/** What the server takes it tells everybody, the author too. */
async function saved(server: SessionServer, payload: { feedback: string; includeScores: boolean }) {
  await waitFor(() => expect(server.sent).toContainEqual({ name: "report.draft", payload }));
  await server.happen("ana", { kind: "report.drafted", payload });
}

test("RED-4 nothing is shared before the question is answered, which says what goes out", async () => {
  const { server, field, user } = await open();
  const feedback = "Well argued throughout";
  await user.type(field, feedback);
  await user.tab();
  await saved(server, { feedback, includeScores: false });
  await user.click(screen.getByRole("checkbox", { name: /^Include my scores/ }));
  await saved(server, { feedback, includeScores: true });
  await user.click(screen.getByRole("button", { name: "Share with candidate" }));
  const question = within(await screen.findByRole("dialog", { name: "Share this with Ben?" }));
  expect(question.getByText("your feedback (3 words)")).toBeVisible();
  expect(question.getByText("your scores (1 criterion), with what each level means")).toBeVisible();
  expect(question.getByText(/stay with the interviewers/)).toBeVisible();
  expect(server.sent.map(({ name }) => name)).not.toContain("report.publish");
  await user.click(question.getByRole("button", { name: "Share feedback" }));
  const payload = { feedback, includeScores: true };
  await waitFor(() => expect(server.sent).toContainEqual({ name: "report.publish", payload }));
});

test("UI-189 nothing says that an empty feedback is saved", async () => {
  const { server, field, user } = await open();
  expect(screen.queryByText("Saved")).toBeNull();
  await user.type(field, "Well argued");
  await user.tab();
  await saved(server, { feedback: "Well argued", includeScores: false });
  expect(await screen.findByText("Saved")).toBeVisible();
});

test("RED-3 a draft from notes and evidence is put below what is written, and is saved", async () => {
  const { server, field, user } = await open();
  await user.type(field, "Thank you.");
  await user.tab();
  await saved(server, { feedback: "Thank you.", includeScores: false });
  await user.click(screen.getByRole("button", { name: "Insert a draft from my notes and evidence" }));
  const feedback = expect.stringMatching(
    /^Thank you\.\n\nWhat went well\n- Asked who the users are\n\nWhat to work on/,
  );
  await waitFor(() => expect(server.sent.at(-1)).toMatchObject({ name: "report.draft", payload: { feedback } }));
});

test("RED-4 a mark that the panel agrees on after the feedback was shared is a change that can be shared", async () => {
  const { server, field, user } = await open();
  await user.type(field, "Well argued");
  await user.tab();
  await saved(server, { feedback: "Well argued", includeScores: false });
  await user.click(screen.getByRole("checkbox", { name: /^Include my scores/ }));
  await saved(server, { feedback: "Well argued", includeScores: true });
  const shared = { criterion: "structure", title: "Structured thinking", mark: 2, anchor: null } as const;
  await server.happen("ana", { kind: "report.published", payload: { feedback: "Well argued", scores: [shared] } });
  const share = await screen.findByRole("button", { name: "Share the changes" });
  expect(share).toBeDisabled();
  const agreed = { criterion: "structure", mark: 3, reason: "One hint only", cards: ["ana"] } as const;
  await server.happen("ana", { kind: "consensus.set", payload: { ...agreed, cards: [...agreed.cards] } });
  await waitFor(() => expect(share).toBeEnabled());
});

test("UI-261 a template is put below what is written, filled in, and own ones are there to save", async () => {
  const called = answerCalls({
    listFeedbackTemplates: () => ({ items: [{ id: "t1", name: "Mine", text: "To {candidate}: well done" }] }),
    createFeedbackTemplate: () => ({ id: "t2", name: "Kind", text: "x" }),
  });
  const { server, user } = await open();
  await user.click(screen.getByRole("button", { name: "Insert a template" }));
  await user.click(await screen.findByRole("button", { name: "Insert Mine" }));
  await saved(server, { feedback: "To Ben: well done", includeScores: false });
  await user.click(screen.getByRole("button", { name: "Insert a template" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Feedback templates" }));
  await user.click(await dialog.findByRole("button", { name: "Save what is written as a template" }));
  await user.type(dialog.getByRole("textbox", { name: "Name" }), "Kind");
  await user.click(dialog.getByRole("button", { name: "Save template" }));
  const kept = { route: "createFeedbackTemplate", body: { name: "Kind", text: "To Ben: well done" } };
  await waitFor(() => expect(called).toMatchObject([kept]));
});

test("UI-260 a PDF that cannot be made says why, and one that is made is told too", async () => {
  let answer: () => Uint8Array | Refusal = () => new Refusal("PAYLOAD_TOO_LARGE", "This report is too long.");
  answerCalls({ readReport: (() => answer()) as never });
  const { server, user } = await open();
  expect(screen.queryByRole("button", { name: "Download as PDF" })).toBeNull();
  await server.happen("ana", { kind: "report.published", payload: { feedback: "Well argued", scores: null } });
  await user.click(await screen.findByRole("button", { name: "Download as PDF" }));
  expect(await screen.findByText("This report is too long.")).toBeVisible();
  const urls = { createObjectURL: () => "#file", revokeObjectURL: () => undefined };
  Object.assign(URL, urls);
  answer = () => new Uint8Array([1]);
  await user.click(screen.getByRole("button", { name: "Download as PDF" }));
  expect(await screen.findByText("Downloaded.")).toBeVisible();
  expect(screen.queryByText("This report is too long.")).toBeNull();
});
