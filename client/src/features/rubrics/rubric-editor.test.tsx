import type { Criterion, Rubric, RubricDraft } from "@casement/shared/scoring/rubric";
import { act, screen, within } from "@testing-library/react";
import { useEditRubric } from "@/api/scoring/rubrics";
import { answerCalls, Refusal } from "@/testing/network";
import { renderIn } from "@/testing/render-in";
import { draftFrom, newRubric } from "./rubric-draft";
import { RubricEditor } from "./rubric-editor";

const criterion = (key: string, title: string): Criterion => {
  const anchors: Criterion["anchors"] = ["no", "hardly", "yes", "very"];
  return { key, title, question: "Does it?", weight: 1, evidenceIn: "all steps", anchors };
};
const rubric: Rubric = {
  id: "r1",
  builtIn: false,
  clonedFrom: null,
  name: "Ours",
  description: "",
  criteria: [criterion("structure", "Structure"), criterion("depth", "Depth")],
};

function Editor() {
  const edit = useEditRubric(rubric.id);
  return (
    <RubricEditor
      start={() => draftFrom(rubric)}
      busy={edit.isPending}
      error={edit.error}
      onSave={(draft, done) => edit.mutate(draft, { onSuccess: done })}
    />
  );
}

const saveButton = () => screen.getByRole("button", { name: "Save rubric" });
const titleOf = (number: number) => screen.getByRole("textbox", { name: `Title of criterion ${number}` });
const row = (number: number) => within(screen.getByRole("listitem", { name: `Criterion ${number}` }));
const status = () => screen.getByRole("status");

test("SCO-59 nothing is sent before Save rubric, and then the whole rubric is", async () => {
  const sent = answerCalls({ editRubric: () => rubric });
  const { user } = renderIn(<Editor />);
  expect(saveButton()).toBeDisabled();
  await user.type(titleOf(1), " of it");
  await user.click(row(1).getByRole("button", { name: "Question and levels of criterion 1" }));
  await user.type(row(1).getByRole("textbox", { name: "4 Clearly above" }), " well");
  expect(status()).toHaveTextContent("Not saved yet");
  expect(sent).toEqual([]);
  await user.click(saveButton());
  expect(await screen.findByText("Saved")).toBeVisible();
  expect(saveButton()).toBeDisabled();
  const [first, second] = rubric.criteria;
  const changed = { ...first, title: "Structure of it", anchors: ["no", "hardly", "yes", "very well"] };
  const body = { name: "Ours", description: "", criteria: [changed, second] };
  expect(sent).toEqual([{ route: "editRubric", path: "/rubrics/r1", body }]);
});

test("SCO-59 Alt and an arrow move a criterion from within its field, which keeps the focus; buttons do it too", async () => {
  const { user } = renderIn(<Editor />);
  await user.click(titleOf(1));
  await user.keyboard("{Alt>}{ArrowDown}{/Alt}");
  expect(titleOf(2)).toHaveValue("Structure");
  expect(titleOf(2)).toHaveFocus();
  expect(status()).toHaveTextContent("Criterion 1 is now criterion 2. Not saved yet");
  await user.click(screen.getByRole("button", { name: "Move criterion 2 up" }));
  expect(titleOf(1)).toHaveValue("Structure");
  expect(screen.getByRole("button", { name: "Move criterion 1 up" })).toBeDisabled();
});

test("SCO-59 a weight shows at once which part of the mean each criterion is", async () => {
  const { user } = renderIn(<Editor />);
  expect(row(1).getByText(/^50%/)).toBeVisible();
  const weight = screen.getByRole("textbox", { name: "Weight of criterion 1" });
  await user.clear(weight);
  expect(status()).toHaveTextContent("Criterion 1 needs a weight between 0.1 and 10.");
  await user.type(weight, "3");
  expect(row(1).getByText(/^75%/)).toBeVisible();
  expect(row(2).getByText(/^25%/)).toBeVisible();
});

test("SCO-59 a criterion that was removed comes back whole by Undo", async () => {
  const saved: RubricDraft[] = [];
  const { user } = renderIn(
    <RubricEditor start={() => draftFrom(rubric)} busy={false} error={null} onSave={(draft) => saved.push(draft)} />,
  );
  await user.click(screen.getByRole("button", { name: "Remove criterion 1" }));
  expect(titleOf(1)).toHaveValue("Depth");
  expect(row(1).getByRole("button", { name: "Question and levels of criterion 1" })).toHaveFocus();
  expect(screen.getByRole("button", { name: "Remove criterion 1" })).toBeDisabled();
  await user.type(titleOf(1), "!");
  await user.click(await screen.findByRole("button", { name: "Undo" }));
  await user.click(saveButton());
  expect(saved).toMatchObject([{ criteria: [rubric.criteria[0], { ...rubric.criteria[1], title: "Depth!" }] }]);
});

test("SCO-59 what the contract would refuse cannot be sent, and the reason is said, folded away or not", async () => {
  const { user } = renderIn(<Editor />);
  await user.click(screen.getByRole("button", { name: "Add criterion" }));
  expect(titleOf(3)).toHaveFocus();
  expect(status()).toHaveTextContent("Criterion 3 needs a title.");
  await user.keyboard("Numbers");
  await user.click(row(3).getByRole("button", { name: "Question and levels of criterion 3" }));
  expect(row(3).queryByRole("textbox", { name: "Question" })).not.toBeInTheDocument();
  expect(row(3).getByText("Needs a question")).toBeVisible();
  expect(saveButton()).toBeDisabled();
});

test("SCO-59 at twelve criteria no more can be added", async () => {
  const twelve = Array.from({ length: 12 }, (_none, index) => criterion(`c${index}`, `Criterion ${index}`));
  renderIn(
    <RubricEditor
      start={() => ({ ...draftFrom(rubric), criteria: twelve })}
      busy={false}
      error={null}
      onSave={() => undefined}
    />,
  );
  expect(titleOf(12)).toBeVisible();
  expect(screen.queryByRole("button", { name: "Add criterion" })).not.toBeInTheDocument();
});

test("SCO-59 a new rubric begins with one open criterion and can be saved once it is written", async () => {
  const saved: RubricDraft[] = [];
  const { user } = renderIn(
    <RubricEditor start={newRubric} busy={false} error={null} onSave={(draft) => saved.push(draft)} />,
  );
  expect(status()).toHaveTextContent("Give the rubric a name.");
  await user.type(screen.getByRole("textbox", { name: "Name" }), "Ours");
  await user.type(titleOf(1), "Structure");
  await user.type(screen.getByRole("textbox", { name: "Question" }), "Is there one?");
  for (const name of ["1 Clear gap", "2 Below bar", "3 Meets bar", "4 Clearly above"]) {
    expect(saveButton()).toBeDisabled();
    await user.type(screen.getByRole("textbox", { name }), name);
  }
  await user.click(saveButton());
  const anchors = ["1 Clear gap", "2 Below bar", "3 Meets bar", "4 Clearly above"];
  expect(saved).toMatchObject([{ name: "Ours", criteria: [{ title: "Structure", weight: 1, anchors }] }]);
});

test("SCO-59 a failed save says so, keeps what was typed and asks before it is left", async () => {
  answerCalls({ editRubric: () => new Refusal("DATABASE_UNAVAILABLE", "No database.") });
  const { user, history } = renderIn(<Editor />);
  await user.type(titleOf(1), " too");
  await user.click(saveButton());
  expect(await screen.findByRole("alert")).toHaveTextContent("The server cannot reach its database right now");
  await act(async () => history.push("/elsewhere"));
  await user.click(await screen.findByRole("button", { name: "Stay here" }));
  expect(titleOf(1)).toHaveValue("Structure too");
});
