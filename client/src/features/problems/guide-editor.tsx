import { type Guide, PROBLEM_LENGTHS } from "@casement/shared/problem/problem";
import type { ReactNode } from "react";
import { DesignEditor } from "./design/design-editor";
import type { Drawing } from "./design/drawing";
import { EstimateEditor } from "./estimate-editor";
import { PartFault } from "./fields/field-faults";
import { LinesField, TextField } from "./fields/fields";
import classes from "./fields/problem-editor.module.css";
import { DeepDiveRows, FollowUpRows, HintRows, QuestionRows } from "./guide-rows";

interface GuideEditorProps extends Drawing {
  readonly guide: Guide;
  readonly onChange: (part: Partial<Guide>) => void;
}

/** All parts of a guide, in the order of the interview. */
export function GuideEditor({ guide, onChange, board, readSession }: GuideEditorProps) {
  return (
    <>
      <Part title="Clarifying questions">
        <QuestionRows rows={guide.questions} onChange={(questions) => onChange({ questions })} />
      </Part>
      <Part title="Requirements">
        <RequirementFields requirements={guide.requirements} onChange={(requirements) => onChange({ requirements })} />
      </Part>
      <Part title="Worked estimate">
        <EstimateEditor rows={guide.estimates} onChange={(estimates) => onChange({ estimates })} />
      </Part>
      <Part title="API and data model">
        <InterfaceFields guide={guide} onChange={onChange} />
      </Part>
      <Part title="Reference design">
        <LinesField
          at="guide.referenceDesign"
          shown
          label="A walk through it, with the reasons"
          placeholder="One step per line"
          value={guide.referenceDesign}
          onChange={(referenceDesign) => onChange({ referenceDesign: [...referenceDesign] })}
        />
        <PartFault path="guide.design" />
        <DesignEditor
          design={guide.design}
          onChange={(design) => onChange({ design })}
          board={board}
          readSession={readSession}
        />
      </Part>
      <Part title="Deep dives">
        <DeepDiveRows rows={guide.deepDives} onChange={(deepDives) => onChange({ deepDives })} />
      </Part>
      <Part title="Bottlenecks">
        <LinesField
          at="guide.bottlenecks"
          label="Bottlenecks"
          value={guide.bottlenecks}
          onChange={(bottlenecks) => onChange({ bottlenecks: [...bottlenecks] })}
        />
      </Part>
      <Part title="Hints, from gentle to strong">
        <HintRows rows={guide.hints} onChange={(hints) => onChange({ hints })} />
      </Part>
      <Part title="Follow-up questions">
        <FollowUpRows rows={guide.followUps} onChange={(followUps) => onChange({ followUps })} />
      </Part>
      <Part title="Answers">
        <AnswerFields guide={guide} onChange={onChange} />
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

interface RequirementFieldsProps {
  readonly requirements: Guide["requirements"];
  readonly onChange: (requirements: Guide["requirements"]) => void;
}

function RequirementFields({ requirements, onChange }: RequirementFieldsProps) {
  return (
    <>
      <LinesField
        at="guide.requirements.functional"
        shown
        label="Functional"
        value={requirements.functional}
        onChange={(functional) => onChange({ ...requirements, functional: [...functional] })}
      />
      <LinesField
        at="guide.requirements.nonFunctional"
        shown
        label="Non-functional"
        value={requirements.nonFunctional}
        onChange={(nonFunctional) => onChange({ ...requirements, nonFunctional: [...nonFunctional] })}
      />
      <LinesField
        at="guide.requirements.outOfScope"
        shown
        label="Out of scope"
        value={requirements.outOfScope}
        onChange={(outOfScope) => onChange({ ...requirements, outOfScope: [...outOfScope] })}
      />
    </>
  );
}

type FieldsProps = Pick<GuideEditorProps, "guide" | "onChange">;

function InterfaceFields({ guide, onChange }: FieldsProps) {
  return (
    <>
      <LinesField
        at="guide.endpoints"
        shown
        label="Endpoints"
        placeholder="POST /v1/links {url} → 201 {code}"
        value={guide.endpoints}
        onChange={(endpoints) => onChange({ endpoints: [...endpoints] })}
      />
      <LinesField
        at="guide.entities"
        shown
        label="Entities"
        placeholder="Link(code PK, url, owner_id FK User)"
        value={guide.entities}
        onChange={(entities) => onChange({ entities: [...entities] })}
      />
    </>
  );
}

function AnswerFields({ guide, onChange }: FieldsProps) {
  return (
    <>
      <h3>At level 2, below the bar</h3>
      <TextField
        at="guide.levelTwoAnswer"
        label="An answer at level 2"
        max={PROBLEM_LENGTHS.modelAnswer}
        value={guide.levelTwoAnswer}
        onChange={(levelTwoAnswer) => onChange({ levelTwoAnswer })}
      />
      <h3>At level 4, clearly above it</h3>
      <TextField
        at="guide.levelFourAnswer"
        label="An answer at level 4"
        max={PROBLEM_LENGTHS.modelAnswer}
        value={guide.levelFourAnswer}
        onChange={(levelFourAnswer) => onChange({ levelFourAnswer })}
      />
    </>
  );
}
