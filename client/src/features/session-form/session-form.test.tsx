import type { SessionItem } from "@casement/shared/contract/http/sessions";
import type { ProblemItem } from "@casement/shared/problem/problem";
import type { Criterion, Rubric } from "@casement/shared/scoring/rubric";
import type { Framework } from "@casement/shared/session/framework";
import type { PlanOptions } from "@casement/shared/session/plan-options";
import type { SessionDraftInput } from "@casement/shared/session/session";
import type { SessionTemplate } from "@casement/shared/session/session-template";
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { ApiError } from "@/lib/api-error";
import { type Answers, answerCalls, Refusal } from "@/testing/network";
import { renderIn } from "@/testing/render-in";
import { SessionForm } from "./session-form";
import type { SessionSource } from "./use-session-draft";

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
const criterion = (key: string, title: string): Criterion => {
  const anchors: Criterion["anchors"] = ["no", "hardly", "yes", "very"];
  return { key, title, question: "Does it?", weight: 1, evidenceIn: "all steps", anchors };
};
const rubric = (id: string, name: string, builtIn: boolean): Rubric => ({
  id,
  builtIn,
  clonedFrom: null,
  name,
  description: "",
  criteria: [criterion("structure", "Structure"), criterion("depth", "Depth")],
});
const rubrics = [rubric("system-design", "System design", true), rubric("ours", "Ours", false)];
const nobody = { candidateName: "", meetingUrl: "" };
const plain = {
  frameworkId: "six-steps",
  rubricId: "system-design",
  steps: null,
  scheduledAt: null,
  timeZone: null,
  ...nobody,
};
const options: PlanOptions = { mode: "interview", hints: true, patterns: false, checks: true };

const template: SessionTemplate = {
  id: "t1",
  name: "Senior",
  frameworkId: "six-steps",
  steps: null,
  rubricId: null,
  options,
};

function open(answers: Answers = {}, state: { busy?: boolean; error?: unknown; more?: Partial<SessionSource> } = {}) {
  const calls = answerCalls({ listTemplates: () => ({ items: [] }), ...answers });
  const submitted: SessionDraftInput[] = [];
  const page = renderIn(
    <SessionForm
      problems={[problem("twitter", "Twitter"), problem("pastebin", "Pastebin")]}
      frameworks={[framework]}
      rubrics={rubrics}
      {...state.more}
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

test("UI-11 one click is enough; a practice's title follows the problem until somebody types one", async () => {
  const { submitted, submit, user } = open();
  expect(titleField()).toHaveValue("System design interview");
  await submit();
  expect(submitted).toEqual([
    {
      ...plain,
      problemId: "twitter",
      title: "System design interview",
      options: { ...options, call: "sound", sealNotes: true },
    },
  ]);
  await user.click(screen.getByRole("radio", { name: "Practise alone" }));
  expect(titleField()).toHaveValue("Design Twitter");
  await user.click(screen.getByRole("combobox", { name: "Problem" }));
  await user.click(await screen.findByRole("option", { name: "Pastebin" }));
  expect(titleField()).toHaveValue("Design Pastebin");
});

test("SEC-130 a title that names the problem says what the candidate reads instead", async () => {
  const { user } = open();
  expect(titleField()).toHaveAccessibleDescription(/but not the problem/);
  await user.type(titleField(), " on Twitter");
  expect(titleField()).toHaveAccessibleDescription(/reads “System design interview” until you start/);
});

test("a form that lacks a title sends nothing and says so at the field, until it has one", async () => {
  const { submitted, submit, user } = open();
  await user.clear(titleField());
  await submit();
  expect(titleField()).toBeInvalid();
  expect(titleField()).toHaveFocus();
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
  await user.click(screen.getByRole("radio", { name: "Practise alone" }));
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
  expect(await screen.findByText("Saved as “Senior”.")).toBeVisible();
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  expect(calls).toMatchObject([{ route: "createTemplate", body: { name: "Senior", frameworkId: "six-steps" } }]);
  expect(submitted).toEqual([]);
});

test("UI-108 a template is renamed where it is chosen", async () => {
  let name = "Senior";
  const { calls, submitted, user } = open({
    listTemplates: () => ({ items: [{ ...template, name }] }),
    renameTemplate: (body) => {
      name = body.name;
    },
  });
  await user.click(await screen.findByRole("combobox", { name: "Start from a template" }));
  await user.click(await screen.findByRole("option", { name: "Senior" }));
  await user.click(screen.getByRole("button", { name: "Rename the template Senior" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Rename template" }));
  await user.clear(dialog.getByRole("textbox", { name: "Name" }));
  expect(dialog.getByRole("button", { name: "Save" })).toBeDisabled();
  await user.type(dialog.getByRole("textbox", { name: "Name" }), "Staff{Enter}");
  expect(await screen.findByRole("button", { name: "Rename the template Staff" })).toBeVisible();
  expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
  expect(calls.filter(({ route }) => route === "renameTemplate")).toMatchObject([{ body: { name: "Staff" } }]);
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
  await user.click(await screen.findByRole("combobox", { name: "Start from a template" }));
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

const rubricField = () => screen.getByRole("combobox", { name: "Rubric" });

test("SCO-58 the rubric is chosen in the form, from the built-in ones and one's own; it says what is in it", async () => {
  const { calls, submitted, submit, user } = open({ createTemplate: () => template });
  expect(rubricField()).toHaveValue("System design");
  expect(rubricField()).toHaveAccessibleDescription("2 criteria: Structure, Depth");
  await user.click(rubricField());
  await user.click(await screen.findByRole("option", { name: "Ours" }));
  await submit();
  expect(submitted).toMatchObject([{ rubricId: "ours" }]);
  await user.click(screen.getByRole("button", { name: "Save as template" }));
  await user.type(within(await screen.findByRole("dialog")).getByRole("textbox", { name: "Name" }), "Senior{Enter}");
  expect(await screen.findByText("Saved as “Senior”.")).toBeVisible();
  expect(calls).toMatchObject([{ route: "createTemplate", body: { rubricId: "ours" } }]);
});

test("SCO-58 a template brings its rubric; for one that was deleted the built-in one stands in, and that is said", async () => {
  const templates = [
    { ...template, id: "t1", name: "Ours", rubricId: "ours" },
    { ...template, id: "t2", name: "Old", rubricId: "gone" },
  ];
  const { submitted, submit, user } = open({ listTemplates: () => ({ items: templates }) });
  const begin = async (name: string) => {
    await user.click(await screen.findByRole("combobox", { name: "Start from a template" }));
    await user.click(await screen.findByRole("option", { name, hidden: false }));
  };
  await begin("Ours");
  expect(rubricField()).toHaveValue("Ours");
  await begin("Old");
  expect(rubricField()).toHaveValue("System design");
  expect(rubricField()).toHaveAccessibleDescription(/was deleted, so the built-in one is chosen/);
  await submit();
  expect(submitted).toMatchObject([{ rubricId: "system-design" }]);
});

test("SES-71 a deleted framework stays the session's own, and where another stands in for it that is said", async () => {
  const steps = [step("only", "Only step", 30)];
  const gone: Framework = { ...framework, id: "gone", name: "Ours", builtIn: false, steps };
  const item = { title: "Round", problemId: "twitter", frameworkId: "gone", scheduledAt: null } as SessionItem;
  const plan = { options, steps: [{ key: "only", minutes: 30 }], ...nobody };
  const field = () => screen.getByRole("combobox", { name: "Framework" });
  const { submitted, submit } = open({}, { more: { item, plan, framework: gone } });
  expect(field()).toHaveValue("Ours");
  expect(field()).toHaveAccessibleDescription(/It was deleted\. This session keeps its steps/);
  await submit();
  expect(submitted).toMatchObject([{ frameworkId: "gone" }]);
  cleanup();
  open({}, { more: { frameworkId: "gone" } });
  expect(field()).toHaveValue("Six steps");
  expect(field()).toHaveAccessibleDescription(/chosen before was deleted, so “Six steps” is chosen/);
});

test("SCO-58 a session that is changed offers the rubric that it has, also once it is deleted", async () => {
  const item = { title: "Round", problemId: "twitter", frameworkId: "six-steps", scheduledAt: null } as SessionItem;
  const plan = { options, steps: [], ...nobody };
  const { submitted, submit, user } = open({}, { more: { item, plan, rubric: { id: "gone", name: "As it was" } } });
  expect(rubricField()).toHaveValue("As it was");
  expect(rubricField()).toHaveAccessibleDescription(/It was deleted\. This session keeps it/);
  await user.click(screen.getByRole("button", { name: "Save as template" }));
  expect(await screen.findByText(/with the built-in rubric: this session's own was deleted/)).toBeVisible();
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Cancel" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).not.toBeInTheDocument());
  await submit();
  await user.click(rubricField());
  await user.click(await screen.findByRole("option", { name: "Ours" }));
  await submit();
  expect(submitted).toMatchObject([{ rubricId: "gone" }, { rubricId: "ours" }]);
});

test("UI-215 a refusal of the server leads to its field, or else to its sentence above the form", async () => {
  const seen: Element[] = [];
  const scroll = jest.spyOn(Element.prototype, "scrollIntoView").mockImplementation(function (this: Element) {
    seen.push(this);
  });
  open({}, { error: new ApiError("VALIDATION", "Not right.", { candidateName: "is too long" }) });
  expect(await screen.findByRole("textbox", { name: /Candidate/ })).toHaveFocus();
  cleanup();
  open({}, { error: new ApiError("DATABASE_UNAVAILABLE", "Away.") });
  expect(seen.at(-1)).toBe(await screen.findByRole("alert"));
  scroll.mockRestore();
});

test("SND-72 how long the sound is kept is chosen where sound is recorded, and begins as the server proposes", async () => {
  const { submitted, submit, user } = open({ getSettings: () => ({ tldrawLicenseKey: null, soundDays: 30 }) });
  expect(screen.queryByRole("combobox", { name: "Keep the sound" })).not.toBeInTheDocument();
  await user.click(screen.getByRole("switch", { name: /^Record sound/ }));
  const field = await screen.findByRole("combobox", { name: "Keep the sound" });
  await waitFor(() => expect(field).toHaveDisplayValue("30 days after the end"));
  await user.selectOptions(field, "7 days after the end");
  await submit();
  expect(submitted[0]?.options).toMatchObject({ recordSound: true, soundDays: 7 });
});

test("UI-282 words are written down only where it was chosen, in a session that records sound", async () => {
  const { submitted, submit, user } = open();
  expect(screen.queryByRole("switch", { name: /^Write down what is said/ })).not.toBeInTheDocument();
  await user.click(screen.getByRole("switch", { name: /^Record sound/ }));
  const words = await screen.findByRole("switch", { name: /^Write down what is said/ });
  expect(words).not.toBeChecked();
  await user.click(words);
  await submit();
  expect(submitted[0]?.options).toMatchObject({ recordSound: true, words: true });
});

test("SND-72 sound of a session that was planned without a choice stays, whatever the server proposes by now", async () => {
  const item = { title: "Round", problemId: "twitter", frameworkId: "six-steps", scheduledAt: null } as SessionItem;
  const plan = { options: { ...options, recordSound: true }, steps: [], ...nobody };
  const { submitted, submit } = open(
    { getSettings: () => ({ tldrawLicenseKey: null, soundDays: 30 }) },
    { more: { item, plan } },
  );
  expect(await screen.findByRole("combobox", { name: "Keep the sound" })).toHaveDisplayValue(
    "As long as the recording",
  );
  await submit();
  expect(submitted[0]?.options).toMatchObject({ recordSound: true, soundDays: null });
});
