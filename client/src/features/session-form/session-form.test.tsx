import type { ProblemItem } from "@casement/shared/problem/problem";
import type { Framework } from "@casement/shared/session/framework";
import type { PlanOptions } from "@casement/shared/session/plan-options";
import type { SessionDraftInput } from "@casement/shared/session/session";
import type { SessionTemplate } from "@casement/shared/session/session-template";
import { screen, waitFor, within } from "@testing-library/react";
import { ApiError } from "@/lib/api-error";
import { type Answers, answerCalls, Refusal } from "@/testing/network";
import { renderIn } from "@/testing/render-in";
import { SessionForm } from "./session-form";

const problem = (id: string, title: string): ProblemItem => ({
  id,
  title,
  summary: `All about ${title}`,
  topics: [],
  seniorities: [],
  version: 1,
  builtIn: true,
  clonedFrom: null,
  archived: false,
});
const step = (key: string, title: string, minutes: number) => {
  const prompts = { candidatePrompts: [], interviewerPrompts: [] };
  return { key, title, minutes, worksheet: null, ...prompts };
};
const framework: Framework = {
  id: "six-steps",
  builtIn: true,
  clonedFrom: null,
  name: "Six steps",
  description: "",
  steps: [step("clarify", "Clarify", 5), step("design", "Design", 20)],
};
const plain = { frameworkId: "six-steps", steps: null, scheduledAt: null, timeZone: null };
const options: PlanOptions = { mode: "interview", hints: true, patterns: false, checks: true };

const template: SessionTemplate = { id: "t1", name: "Senior", frameworkId: "six-steps", steps: null, options };

function open(answers: Answers = {}, state: { busy?: boolean; error?: unknown } = {}) {
  const calls = answerCalls({ listTemplates: () => ({ items: [] }), ...answers });
  const submitted: SessionDraftInput[] = [];
  const page = renderIn(
    <SessionForm
      problems={[problem("twitter", "Twitter"), problem("pastebin", "Pastebin")]}
      frameworks={[framework]}
      submitLabel="Create session"
      cancel={null}
      busy={state.busy ?? false}
      error={state.error ?? null}
      onSubmit={(body) => submitted.push(body)}
    />,
  );
  const submit = () => page.user.click(screen.getByRole("button", { name: "Create session" }));
  return { calls, submitted, submit, ...page };
}

const titleField = () => screen.getByRole("textbox", { name: "Title" });

test("UI-11 one click is enough, and the title follows the problem until somebody types one", async () => {
  const { submitted, submit, user } = open();
  expect(titleField()).toHaveValue("Design Twitter");
  await user.click(screen.getByRole("combobox", { name: "Problem" }));
  await user.click(await screen.findByRole("option", { name: "Pastebin" }));
  expect(titleField()).toHaveValue("Design Pastebin");
  await submit();
  expect(submitted).toEqual([{ ...plain, problemId: "pastebin", title: "Design Pastebin", options }]);
});

test("a form that lacks a title sends nothing and says so at the field, until it has one", async () => {
  const { submitted, submit, user } = open();
  await user.clear(titleField());
  await submit();
  expect(titleField()).toBeInvalid();
  expect(titleField()).toHaveAccessibleDescription(/Give the session a title\./);
  expect(submitted).toEqual([]);
  await user.type(titleField(), "Mine{Enter}");
  expect(submitted).toMatchObject([{ title: "Mine" }]);
});

test("UI-100 a step that is left out or shortened is sent; minutes that are none are said, even folded away", async () => {
  const { submitted, submit, user } = open();
  const fold = screen.getByRole("button", { name: "Adjust steps for this session" });
  await user.click(fold);
  const minutes = screen.getByRole("textbox", { name: "Minutes for Design" });
  await user.clear(minutes);
  await user.click(fold);
  await submit();
  expect(screen.getByText("Give each step whole minutes, from 1 to 180.")).toBeVisible();
  expect(submitted).toEqual([]);
  await user.type(screen.getByRole("textbox", { name: "Minutes for Design" }), "15");
  await user.click(screen.getByRole("checkbox", { name: "Clarify" }));
  expect(screen.getByRole("checkbox", { name: "Design" })).toBeDisabled();
  await submit();
  expect(submitted).toMatchObject([{ steps: [{ key: "design", minutes: 15 }] }]);
});

test("practice begins without checks, and a date that is switched on has to be one", async () => {
  const { submitted, submit, user } = open();
  await user.click(screen.getByRole("radio", { name: "Practise on my own" }));
  expect(screen.getByRole("switch", { name: /^Design checks/ })).not.toBeChecked();
  await user.click(screen.getByRole("switch", { name: "Set a date and time" }));
  await user.clear(screen.getByLabelText("Date"));
  await submit();
  expect(screen.getByLabelText("Date")).toHaveAccessibleDescription(/Choose a date and a time/);
  await user.click(screen.getByRole("switch", { name: "Set a date and time" }));
  await submit();
  expect(submitted).toMatchObject([{ scheduledAt: null, options: { mode: "practice", checks: false } }]);
});

test("saving as a template keeps the choices and leaves the session's form unsent", async () => {
  const { calls, submitted, user } = open({ createTemplate: () => template });
  await user.click(screen.getByRole("button", { name: "Save as template" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.type(dialog.getByRole("textbox", { name: "Name" }), "Senior{Enter}");
  expect(await screen.findByText("Kept as “Senior”.")).toBeVisible();
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(calls).toMatchObject([{ route: "createTemplate", body: { name: "Senior", frameworkId: "six-steps" } }]);
  expect(submitted).toEqual([]);
});

test("a template that cannot be kept says so in its dialog, with the name as it was typed", async () => {
  const { user } = open({ createTemplate: () => new Refusal("DATABASE_UNAVAILABLE", "No database.") });
  await user.click(screen.getByRole("button", { name: "Save as template" }));
  const dialog = within(await screen.findByRole("dialog"));
  await user.type(dialog.getByRole("textbox", { name: "Name" }), "Senior{Enter}");
  expect(await dialog.findByRole("alert")).toHaveTextContent("The server cannot reach its database right now");
  expect(dialog.getByRole("textbox", { name: "Name" })).toHaveValue("Senior");
});

test("a template fills in its framework, steps and options, and leaves problem and title alone", async () => {
  const chosen = { ...options, hints: false };
  const steps = [{ key: "design", minutes: 30 }];
  const { submitted, submit, user } = open({
    listTemplates: () => ({ items: [{ ...template, options: chosen, steps }] }),
  });
  await user.clear(titleField());
  await user.type(titleField(), "Mine");
  await user.click(await screen.findByRole("combobox", { name: "Begin with a template" }));
  await user.click(await screen.findByRole("option", { name: "Senior" }));
  expect(screen.getByRole("switch", { name: /^Hints/ })).not.toBeChecked();
  await submit();
  expect(submitted).toMatchObject([{ title: "Mine", problemId: "twitter", steps, options: chosen }]);
});

test("while the server has not answered nothing is sent again", async () => {
  const { submitted, submit, user } = open({}, { busy: true });
  await submit();
  await user.type(titleField(), "{Enter}");
  expect(submitted).toEqual([]);
});

test("what the server refuses is said, at its field where it names one", () => {
  open({}, { error: new ApiError("VALIDATION", "Invalid.", { title: "is too long" }) });
  expect(screen.getByRole("alert")).toBeVisible();
  expect(titleField()).toBeInvalid();
  expect(titleField()).toHaveAccessibleDescription(/This is too long\./);
});
