import { WORKSHEETS } from "@casement/shared/worksheets/worksheet";
import { useRows, useSheetEdits } from "@/document/sheets/sheets-context";
import { DragArea, DragList } from "@/ui/lists/drag-area";
import { AddRow } from "../cells/add-row";
import { pasteRows } from "../cells/paste-rows";
import { SheetRow } from "../cells/sheet-row";
import { SheetSection } from "../cells/sheet-section";
import { TextCell } from "../cells/text/text-cell";
import { useAddRow, useMoveRow } from "../cells/use-row-list";
import classes from "./requirements-sheet.module.css";

const QUESTION = { sheet: "requirements", table: "question" } as const;
const FIELDS = WORKSHEETS.requirements.tables.question;

/** The questions that clarify the task, and their answers. */
export function QuestionList() {
  const questions = useRows("requirements", "question");
  const edits = useSheetEdits();
  const add = useAddRow(QUESTION, "question");
  const move = useMoveRow(questions, "question");
  const empty = "What you ask before you design, and what you were told: how many users, how fresh, how fast.";
  return (
    <SheetSection title="Questions" count={questions.length} empty={questions.length === 0 ? empty : null}>
      <DragArea onDrop={(id, _list, after) => edits?.moveRow(id, after)}>
        <DragList name="question" label="Questions and answers">
          {questions.map(({ id, question, answer }, index) => (
            <SheetRow
              key={id}
              id={id}
              label={`question ${index + 1}`}
              empty={question === "" && answer === ""}
              onAdd={() => add(id)}
              onMove={(by) => move(id, by)}
            >
              <div className={classes.question}>
                <span aria-hidden="true">Q</span>
                <TextCell
                  row={id}
                  field="question"
                  value={question}
                  label={`Question ${index + 1}`}
                  hint="Question"
                  max={FIELDS.question.max}
                  onPasteLines={(lines) =>
                    edits !== null &&
                    pasteRows(edits, { ...QUESTION, id, field: "question", max: FIELDS.question.max, lines })
                  }
                />
                <span aria-hidden="true">A</span>
                <TextCell
                  row={id}
                  field="answer"
                  value={answer}
                  label={`Answer to question ${index + 1}`}
                  hint="Answer"
                  max={FIELDS.answer.max}
                  look="soft"
                  lines
                />
              </div>
            </SheetRow>
          ))}
        </DragList>
      </DragArea>
      <AddRow onAdd={() => add()}>Add a question</AddRow>
    </SheetSection>
  );
}
