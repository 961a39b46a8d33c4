import { EMPTY_GUIDE, type ProblemDraft } from "@casement/shared/problem/problem";
import { screen } from "@testing-library/react";
import { renderIn } from "@/testing/render-in";
import { NEW_PROBLEM } from "./problem-draft";
import { ProblemEditor } from "./problem-editor";

const noSession = () => Promise.reject(new Error("No session is read here."));

const written: ProblemDraft = {
  ...NEW_PROBLEM,
  title: "Design a lift",
  summary: "Cabins and calls.",
  prompt: "Design the control of a lift.",
};

function open(start: ProblemDraft) {
  const saved: ProblemDraft[] = [];
  const editor = (
    <ProblemEditor
      start={start}
      topics={[]}
      busy={false}
      error={null}
      onSave={(draft) => saved.push(draft)}
      board={() => null}
      readSession={noSession}
      cancel={null}
    />
  );
  return { saved, ...renderIn(editor) };
}

const add = (name: string) => screen.getByRole("button", { name: `Add ${name}` });
const save = () => screen.getByRole("button", { name: "Save problem" });
const topics = () => screen.getByLabelText("Topics", { selector: "input" });
const field = (name: string) => screen.getByRole("textbox", { name });

test("UI-20 rows in which nothing was written are left out of what is saved, and leave the page", async () => {
  const { saved, user } = open(written);
  for (const row of ["question", "hint", "follow-up", "deep dive", "estimate"]) await user.click(add(row));
  await user.click(add("hint"));
  await user.type(field("Title of hint 2"), "Floors");
  await user.type(field("Text of hint 2"), "Which way does it go?");
  await user.click(save());
  expect(saved).toHaveLength(1);
  expect(saved[0]?.guide).toMatchObject({
    ...EMPTY_GUIDE,
    hints: [{ title: "Floors", text: "Which way does it go?" }],
  });
  expect(screen.queryByRole("group", { name: "Question 1" })).not.toBeInTheDocument();
});

test("UI-20 empty rows are no parts: three empty hints are still to be written", async () => {
  const { user } = open(written);
  for (let hint = 0; hint < 3; hint += 1) await user.click(add("hint"));
  const before = screen.getByRole("status").textContent;
  for (let hint = 0; hint < 3; hint += 1) await user.click(screen.getByRole("button", { name: "Remove hint 1" }));
  expect(screen.getByRole("status")).toHaveTextContent(String(before));
});

test("UI-20 a refused save leads to its first fault, each of which stands at its field until it is corrected", async () => {
  const { saved, user } = open({ ...written, title: "" });
  await user.click(add("hint"));
  await user.type(field("Title of hint 1"), "Floors");
  await user.click(add("follow-up"));
  await user.type(field("Wording of follow-up 1"), "And at noon?");
  await user.click(save());
  expect(saved).toEqual([]);
  expect(field("Title")).toHaveFocus();
  expect(field("Title")).toHaveAccessibleDescription("Must not be empty.");
  expect(field("Text of hint 1")).toHaveAccessibleDescription("Must not be empty.");
  expect(field("Talking points of follow-up 1")).toHaveAccessibleDescription("Needs at least one talking point.");
  expect(field("Summary, in one line")).not.toHaveAccessibleDescription("Must not be empty.");
  expect(screen.getByRole("status")).toHaveTextContent(
    "Not saved. Please correct: Title; Hint 1, text; Follow-up 1, talking points.",
  );
  await user.type(field("Title"), "Design a lift");
  expect(field("Title")).toBeValid();
  await user.click(screen.getByRole("button", { name: "Show me" }));
  expect(field("Text of hint 1")).toHaveFocus();
  await user.type(field("Text of hint 1"), "Which way does it go?");
  await user.type(field("Talking points of follow-up 1"), "Idle cabins");
  await user.click(save());
  expect(saved).toHaveLength(1);
});

test("UI-20 the bar says what is needed before the problem can be saved", async () => {
  const { user } = open(NEW_PROBLEM);
  const bar = screen.getByRole("status");
  expect(bar).toHaveTextContent("Needed before you can save: a title; a one-line summary; what the candidate reads.");
  await user.type(field("Title"), "Design a lift");
  await user.type(field("Summary, in one line"), "Cabins and calls.");
  await user.type(field("What the candidate reads"), "Design the control of a lift.");
  expect(bar).toHaveTextContent("Can be saved now. Still to write: levels; topics; clarifying questions and 12 more.");
});

test("UI-20 a fault in a list says in which line it is, and one of a topic stands at the topics", async () => {
  const { user } = open({ ...written, guide: { ...EMPTY_GUIDE, bottlenecks: ["short", "x".repeat(401)] } });
  await user.type(topics(), `${"y".repeat(31)}{Enter}`);
  await user.click(save());
  expect(field("Bottlenecks")).toHaveAccessibleDescription("Line 2 is longer than 400 characters.");
  expect(topics()).toHaveFocus();
  expect(screen.getByText("Topic 1 is longer than 30 characters.")).toBeVisible();
});

test("UI-20 a row that moves takes its lists with it", async () => {
  const option = (name: string) => ({ name, pros: [`${name} is fast`], cons: [] });
  const dive = { id: "d1", title: "Store", options: [option("SQL"), option("Log")] };
  const { user } = open({ ...written, guide: { ...EMPTY_GUIDE, deepDives: [dive] } });
  await user.click(screen.getByRole("button", { name: "Move option 1 down" }));
  expect(field("Pros of option 1")).toHaveValue("Log is fast");
});
