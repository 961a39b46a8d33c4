import type { Design } from "@casement/shared/design/design";
import { GUIDE_ROWS, type Guide, PROBLEM_LENGTHS } from "@casement/shared/problem/problem";
import type { ReactNode } from "react";
import { DesignEditor } from "./design-editor";
import { EstimateEditor } from "./estimate-editor";
import { LineField, LinesField, TextField } from "./fields";
import { newRowId } from "./problem-draft";
import classes from "./problem-editor.module.css";
import { RowList } from "./row-list";

export interface GuideEditorProps {
  readonly guide: Guide;
  readonly onChange: (part: Partial<Guide>) => void;
  readonly board: (design: Design) => ReactNode;
}

/** All parts of a guide, in the order of the interview. */
export function GuideEditor({ guide, onChange, board }: GuideEditorProps) {
  const { requirements } = guide;
  return (
    <>
      <Part title="Clarifying questions">
        <RowList
          name="Question"
          rows={guide.questions}
          most={GUIDE_ROWS.questions}
          keyOf={({ id }) => id}
          make={() => ({ id: newRowId("q"), question: "", answer: "" })}
          onChange={(questions) => onChange({ questions })}
        >
          {(row, set, label) => (
            <>
              <LineField
                label={label("Wording")}
                placeholder="What a good candidate asks"
                max={PROBLEM_LENGTHS.question}
                value={row.question}
                onChange={(question) => set({ question })}
              />
              <TextField
                label={label("Answer")}
                placeholder="What you answer"
                max={PROBLEM_LENGTHS.answer}
                value={row.answer}
                onChange={(answer) => set({ answer })}
              />
            </>
          )}
        </RowList>
      </Part>
      <Part title="Requirements">
        <LinesField
          shown
          label="Functional"
          value={requirements.functional}
          onChange={(functional) => onChange({ requirements: { ...requirements, functional: [...functional] } })}
        />
        <LinesField
          shown
          label="Non-functional"
          value={requirements.nonFunctional}
          onChange={(nonFunctional) =>
            onChange({ requirements: { ...requirements, nonFunctional: [...nonFunctional] } })
          }
        />
        <LinesField
          shown
          label="Out of scope"
          value={requirements.outOfScope}
          onChange={(outOfScope) => onChange({ requirements: { ...requirements, outOfScope: [...outOfScope] } })}
        />
      </Part>
      <Part title="Worked estimate">
        <EstimateEditor rows={guide.estimates} onChange={(estimates) => onChange({ estimates })} />
      </Part>
      <Part title="API and data model">
        <LinesField
          shown
          label="Endpoints"
          placeholder="POST /v1/links {url} -> 201 {code}"
          value={guide.endpoints}
          onChange={(endpoints) => onChange({ endpoints: [...endpoints] })}
        />
        <LinesField
          shown
          label="Entities"
          placeholder="Link(code PK, url, owner_id FK User)"
          value={guide.entities}
          onChange={(entities) => onChange({ entities: [...entities] })}
        />
      </Part>
      <Part title="Reference design">
        <LinesField
          shown
          label="A walk through it, with the reasons"
          placeholder="One step a line"
          value={guide.referenceDesign}
          onChange={(referenceDesign) => onChange({ referenceDesign: [...referenceDesign] })}
        />
        <DesignEditor design={guide.design} onChange={(design) => onChange({ design })} board={board} />
      </Part>
      <Part title="Deep dives">
        <DeepDiveRows rows={guide.deepDives} onChange={(deepDives) => onChange({ deepDives })} />
      </Part>
      <Part title="Bottlenecks">
        <LinesField
          label="Bottlenecks"
          value={guide.bottlenecks}
          onChange={(bottlenecks) => onChange({ bottlenecks: [...bottlenecks] })}
        />
      </Part>
      <Part title="Hints, from gentle to strong">
        <RowList
          name="Hint"
          rows={guide.hints}
          most={GUIDE_ROWS.hints}
          keyOf={({ id }) => id}
          make={() => ({ id: newRowId("h"), title: "", text: "" })}
          onChange={(hints) => onChange({ hints })}
        >
          {(row, set, label) => (
            <>
              <LineField
                label={label("Title")}
                placeholder="Title"
                max={PROBLEM_LENGTHS.hintTitle}
                value={row.title}
                onChange={(title) => set({ title })}
              />
              <TextField
                label={label("Text")}
                placeholder="What the candidate reads"
                max={PROBLEM_LENGTHS.hintText}
                value={row.text}
                onChange={(text) => set({ text })}
              />
            </>
          )}
        </RowList>
      </Part>
      <Part title="Follow-up questions">
        <RowList
          name="Follow-up"
          rows={guide.followUps}
          most={GUIDE_ROWS.followUps}
          keyOf={({ id }) => id}
          make={() => ({ id: newRowId("f"), question: "", talkingPoints: [] })}
          onChange={(followUps) => onChange({ followUps })}
        >
          {(row, set, label) => (
            <>
              <LineField
                label={label("Wording")}
                placeholder="Question"
                max={PROBLEM_LENGTHS.question}
                value={row.question}
                onChange={(question) => set({ question })}
              />
              <LinesField
                label={label("Talking points")}
                placeholder="Talking points, one a line"
                value={row.talkingPoints}
                onChange={(points) => set({ talkingPoints: [...points] })}
              />
            </>
          )}
        </RowList>
      </Part>
      <Part title="Answers">
        <h3>At level 2, below the bar</h3>
        <TextField
          label="An answer at level 2"
          max={PROBLEM_LENGTHS.modelAnswer}
          value={guide.levelTwoAnswer}
          onChange={(levelTwoAnswer) => onChange({ levelTwoAnswer })}
        />
        <h3>At level 4, clearly above it</h3>
        <TextField
          label="An answer at level 4"
          max={PROBLEM_LENGTHS.modelAnswer}
          value={guide.levelFourAnswer}
          onChange={(levelFourAnswer) => onChange({ levelFourAnswer })}
        />
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.editPart} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

type DeepDive = Guide["deepDives"][number];

function DeepDiveRows({ rows, onChange }: { rows: DeepDive[]; onChange: (rows: DeepDive[]) => void }) {
  return (
    <RowList
      name="Deep dive"
      rows={rows}
      most={GUIDE_ROWS.deepDives}
      keyOf={({ id }) => id}
      make={() => ({ id: newRowId("d"), title: "", options: [{ name: "", pros: [], cons: [] }] })}
      onChange={onChange}
    >
      {(dive, setDive, labelDive) => (
        <>
          <LineField
            label={labelDive("Title")}
            placeholder="What is decided"
            max={PROBLEM_LENGTHS.deepDiveTitle}
            value={dive.title}
            onChange={(title) => setDive({ title })}
          />
          <RowList
            name="Option"
            rows={dive.options}
            most={GUIDE_ROWS.options}
            keyOf={(_option, index) => String(index)}
            make={() => ({ name: "", pros: [], cons: [] })}
            onChange={(options) => setDive({ options })}
          >
            {(option, set, label) => (
              <div className={classes.optionFields}>
                <LineField
                  label={label("Name")}
                  placeholder="Option"
                  max={PROBLEM_LENGTHS.optionName}
                  value={option.name}
                  onChange={(name) => set({ name })}
                />
                <LinesField
                  label={label("Pros")}
                  placeholder="Pros, one a line"
                  value={option.pros}
                  onChange={(pros) => set({ pros: [...pros] })}
                />
                <LinesField
                  label={label("Cons")}
                  placeholder="Cons, one a line"
                  value={option.cons}
                  onChange={(cons) => set({ cons: [...cons] })}
                />
              </div>
            )}
          </RowList>
        </>
      )}
    </RowList>
  );
}
