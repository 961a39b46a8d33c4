import { GUIDE_ROWS, type Guide, PROBLEM_LENGTHS } from "@casement/shared/problem/problem";
import { LineField, LinesField, TextField } from "./fields/fields";
import classes from "./fields/problem-editor.module.css";
import { RowList } from "./fields/row-list";
import { newRowId } from "./problem-draft";

interface RowsProps<Part extends keyof Guide> {
  readonly rows: Guide[Part];
  readonly onChange: (rows: Guide[Part]) => void;
}

export function QuestionRows({ rows, onChange }: RowsProps<"questions">) {
  return (
    <RowList
      at="guide.questions"
      name="Question"
      rows={rows}
      most={GUIDE_ROWS.questions}
      keyOf={({ id }) => id}
      make={() => ({ id: newRowId("q"), question: "", answer: "" })}
      onChange={onChange}
    >
      {(row, set, label, path) => (
        <>
          <LineField
            at={`${path}.question`}
            label={label("Wording")}
            placeholder="What a good candidate asks"
            max={PROBLEM_LENGTHS.question}
            value={row.question}
            onChange={(question) => set({ question })}
          />
          <TextField
            at={`${path}.answer`}
            label={label("Answer")}
            placeholder="What you answer"
            max={PROBLEM_LENGTHS.answer}
            value={row.answer}
            onChange={(answer) => set({ answer })}
          />
        </>
      )}
    </RowList>
  );
}

export function HintRows({ rows, onChange }: RowsProps<"hints">) {
  return (
    <RowList
      at="guide.hints"
      name="Hint"
      rows={rows}
      most={GUIDE_ROWS.hints}
      keyOf={({ id }) => id}
      make={() => ({ id: newRowId("h"), title: "", text: "" })}
      onChange={onChange}
    >
      {(row, set, label, path) => (
        <>
          <LineField
            at={`${path}.title`}
            label={label("Title")}
            placeholder="Title"
            max={PROBLEM_LENGTHS.hintTitle}
            value={row.title}
            onChange={(title) => set({ title })}
          />
          <TextField
            at={`${path}.text`}
            label={label("Text")}
            placeholder="What the candidate reads"
            max={PROBLEM_LENGTHS.hintText}
            value={row.text}
            onChange={(text) => set({ text })}
          />
        </>
      )}
    </RowList>
  );
}

export function FollowUpRows({ rows, onChange }: RowsProps<"followUps">) {
  return (
    <RowList
      at="guide.followUps"
      name="Follow-up"
      rows={rows}
      most={GUIDE_ROWS.followUps}
      keyOf={({ id }) => id}
      make={() => ({ id: newRowId("f"), question: "", talkingPoints: [] })}
      onChange={onChange}
    >
      {(row, set, label, path) => (
        <>
          <LineField
            at={`${path}.question`}
            label={label("Wording")}
            placeholder="Question"
            max={PROBLEM_LENGTHS.question}
            value={row.question}
            onChange={(question) => set({ question })}
          />
          <LinesField
            at={`${path}.talkingPoints`}
            label={label("Talking points")}
            placeholder="Talking points, one per line"
            value={row.talkingPoints}
            onChange={(points) => set({ talkingPoints: [...points] })}
          />
        </>
      )}
    </RowList>
  );
}

export function DeepDiveRows({ rows, onChange }: RowsProps<"deepDives">) {
  return (
    <RowList
      at="guide.deepDives"
      name="Deep dive"
      rows={rows}
      most={GUIDE_ROWS.deepDives}
      keyOf={({ id }) => id}
      make={() => ({ id: newRowId("d"), title: "", options: [{ name: "", pros: [], cons: [] }] })}
      onChange={onChange}
    >
      {(dive, setDive, labelDive, path) => (
        <>
          <LineField
            at={`${path}.title`}
            label={labelDive("Title")}
            placeholder="What is decided"
            max={PROBLEM_LENGTHS.deepDiveTitle}
            value={dive.title}
            onChange={(title) => setDive({ title })}
          />
          <OptionRows at={`${path}.options`} rows={dive.options} onChange={(options) => setDive({ options })} />
        </>
      )}
    </RowList>
  );
}

type Option = Guide["deepDives"][number]["options"][number];

interface OptionRowsProps {
  readonly at: string;
  readonly rows: Option[];
  readonly onChange: (rows: Option[]) => void;
}

function OptionRows({ at, rows, onChange }: OptionRowsProps) {
  return (
    <RowList
      at={at}
      name="Option"
      rows={rows}
      most={GUIDE_ROWS.options}
      keyOf={(_option, index) => String(index)}
      make={() => ({ name: "", pros: [], cons: [] })}
      onChange={onChange}
    >
      {(option, set, label, path) => (
        <div className={classes.optionFields}>
          <LineField
            at={`${path}.name`}
            label={label("Name")}
            placeholder="Option"
            max={PROBLEM_LENGTHS.optionName}
            value={option.name}
            onChange={(name) => set({ name })}
          />
          <LinesField
            at={`${path}.pros`}
            label={label("Pros")}
            placeholder="Pros, one per line"
            value={option.pros}
            onChange={(pros) => set({ pros: [...pros] })}
          />
          <LinesField
            at={`${path}.cons`}
            label={label("Cons")}
            placeholder="Cons, one per line"
            value={option.cons}
            onChange={(cons) => set({ cons: [...cons] })}
          />
        </div>
      )}
    </RowList>
  );
}
