import type { Framework } from "@casement/shared/session/framework";
import { act, screen } from "@testing-library/react";
import { useEditFramework } from "@/api/library";
import { answerCalls, Refusal } from "@/testing/network";
import { renderIn } from "@/testing/render-in";
import { draftFrom, newFramework } from "./framework-draft";
import { FrameworkEditor } from "./framework-editor";

const step = (key: string, title: string) => {
  const prompts = { candidatePrompts: [], interviewerPrompts: [] };
  return { key, title, minutes: 10, worksheet: null, ...prompts };
};
const framework: Framework = {
  id: "f1",
  builtIn: false,
  clonedFrom: null,
  name: "Mine",
  description: "",
  steps: [step("clarify", "Clarify"), step("design", "Design")],
};

function Editor() {
  const edit = useEditFramework(framework.id);
  return (
    <FrameworkEditor
      start={() => draftFrom(framework)}
      busy={edit.isPending}
      error={edit.error}
      onSave={(draft, done) => edit.mutate(draft, { onSuccess: done })}
    />
  );
}

const saveButton = () => screen.getByRole("button", { name: "Save framework" });
const titleOf = (number: number) => screen.getByRole("textbox", { name: `Title of step ${number}` });

test("UI-10 nothing is sent before Save framework, and then the whole framework is", async () => {
  const sent = answerCalls({ editFramework: () => framework });
  const { user } = renderIn(<Editor />);
  expect(saveButton()).toBeDisabled();
  await user.type(screen.getByRole("textbox", { name: "Name" }), " too");
  expect(screen.getByRole("status")).toHaveTextContent("Not saved yet");
  expect(sent).toEqual([]);
  await user.click(saveButton());
  expect(await screen.findByText("Saved")).toBeVisible();
  expect(saveButton()).toBeDisabled();
  expect(sent).toEqual([
    {
      route: "editFramework",
      path: "/frameworks/f1",
      body: { name: "Mine too", description: "", steps: framework.steps },
    },
  ]);
});

test("UI-10 Alt and an arrow move a step from within its field, which keeps the focus", async () => {
  const { user } = renderIn(<Editor />);
  await user.click(titleOf(1));
  await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
  expect(titleOf(2)).toHaveValue("Clarify");
  expect(titleOf(2)).toHaveFocus();
  await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
  expect(titleOf(1)).toHaveValue("Design");
});

test("UI-10 what the contract would refuse cannot be sent, and the reason is said", async () => {
  const { user } = renderIn(<Editor />);
  await user.click(screen.getByRole("button", { name: "Add step" }));
  expect(screen.getByRole("status")).toHaveTextContent("Give step 3 a title.");
  expect(saveButton()).toBeDisabled();
  await user.click(screen.getByRole("button", { name: "Remove step 3" }));
  await user.clear(screen.getByRole("textbox", { name: "Minutes of step 2" }));
  expect(screen.getByRole("status")).toHaveTextContent("Step 2 needs between 1 and 180 minutes.");
  expect(saveButton()).toBeDisabled();
});

test("a failed save says so, keeps what was typed and asks before it is left", async () => {
  answerCalls({ editFramework: () => new Refusal("DATABASE_UNAVAILABLE", "No database.") });
  const { user, history } = renderIn(<Editor />);
  await user.type(screen.getByRole("textbox", { name: "Name" }), " too");
  await user.click(saveButton());
  expect(await screen.findByRole("alert")).toHaveTextContent("The server cannot reach its database right now");
  expect(screen.getByRole("textbox", { name: "Name" })).toHaveValue("Mine too");
  await act(async () => history.push("/elsewhere"));
  await user.click(await screen.findByRole("button", { name: "Stay here" }));
  expect(screen.getByRole("textbox", { name: "Name" })).toHaveValue("Mine too");
});

test("UI-164 a new framework begins with one step and can be saved once it and the step have names", async () => {
  const saved: string[] = [];
  const { user } = renderIn(
    <FrameworkEditor
      start={newFramework}
      busy={false}
      error={null}
      onSave={({ name, steps }) => saved.push(name, ...steps.map(({ title }) => title))}
    />,
  );
  expect(screen.getByRole("status")).toHaveTextContent("Give the framework a name.");
  await user.type(screen.getByRole("textbox", { name: "Name" }), "Ours");
  expect(screen.getByRole("status")).toHaveTextContent("Give step 1 a title.");
  await user.type(titleOf(1), "Clarify");
  await user.click(saveButton());
  expect(saved).toEqual(["Ours", "Clarify"]);
});
