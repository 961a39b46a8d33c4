import type { Row } from "@casement/shared/worksheets/schema";
import { WORKSHEETS } from "@casement/shared/worksheets/worksheet";
import { useRows, useSheetEdits } from "@/document/sheets/sheets-context";
import { DragArea, DragList } from "@/ui/lists/drag-area";
import { AddRow } from "../cells/add-row";
import { ComponentCell } from "../cells/component-cell";
import { focusCell } from "../cells/focus";
import { SheetRow } from "../cells/sheet-row";
import { SheetSection } from "../cells/sheet-section";
import { LabelledText } from "../cells/text/labelled-text";
import { TextCell } from "../cells/text/text-cell";
import { useMoveRow } from "../cells/use-row-list";
import classes from "./deep-dive-sheet.module.css";
import { OptionTable } from "./option-table";

type Topic = Row<"deep-dive", "topic">;
const TOPIC = { sheet: "deep-dive", table: "topic" } as const;
const FIELDS = WORKSHEETS["deep-dive"].tables.topic;

/** Two or three parts of the design in detail: the options, their pros and cons, which one was chosen and why. */
export function DeepDiveSheet() {
  const topics = useRows("deep-dive", "topic");
  const options = useRows("deep-dive", "option");
  const edits = useSheetEdits();
  const add = (after?: string) => {
    let topic: string | null = null;
    edits?.step(() => {
      topic = edits.addRow({ ...TOPIC, ...(after === undefined ? {} : { after }) });
      if (topic === null) return;
      const option = { sheet: "deep-dive", table: "option", parent: topic } as const;
      edits.addRows([option, option]);
    });
    if (topic !== null) focusCell(topic, "title");
  };
  const move = useMoveRow(topics, "title");
  const empty =
    "Two or three parts of the design in detail. For each: the options, their pros and cons, what they cost, and which one you choose.";
  return (
    <SheetSection title="Topics" count={topics.length} empty={topics.length === 0 ? empty : null}>
      <DragArea
        onDrop={(id, list, after) => {
          if (list === "topic" || list.startsWith("option")) edits?.moveRow(id, after);
        }}
      >
        <DragList name="topic" label="Topics">
          {topics.map((topic, index) => {
            const own = options.filter(({ parent }) => parent === topic.id);
            return (
              <SheetRow
                key={topic.id}
                id={topic.id}
                label={`topic ${index + 1}`}
                empty={topic.title === "" && topic.why === "" && own.every(isBlank)}
                onAdd={() => add(topic.id)}
                onMove={(by) => move(topic.id, by)}
              >
                <TopicCells topic={topic} options={own} number={index + 1} />
              </SheetRow>
            );
          })}
        </DragList>
      </DragArea>
      <AddRow onAdd={() => add()}>Add a topic</AddRow>
    </SheetSection>
  );
}

function isBlank({ name, pros, cons, cost }: Row<"deep-dive", "option">): boolean {
  return [name, pros, cons, cost].every((text) => text === "");
}

interface TopicCellsProps {
  readonly topic: Topic;
  readonly options: readonly Row<"deep-dive", "option">[];
  readonly number: number;
}

function TopicCells({ topic, options, number }: TopicCellsProps) {
  const edits = useSheetEdits();
  const { id } = topic;
  const chosen = options.find((option) => option.id === topic.choice);
  return (
    <div className={classes.topic}>
      <div className={classes.head}>
        <TextCell
          row={id}
          field="title"
          value={topic.title}
          label={`Topic ${number}`}
          hint="What you look at: fan-out, the sharding key"
          max={FIELDS.title.max}
          look="title"
        />
        <ComponentCell
          field="component"
          label={`Component of topic ${number}`}
          value={topic.component}
          onChange={(component) => edits?.set({ ...TOPIC, id }, "component", component)}
        />
      </div>
      <OptionTable
        topic={topic}
        options={options}
        onChoose={(choice) => edits?.set({ ...TOPIC, id }, "choice", choice)}
      />
      <LabelledText
        row={id}
        field="why"
        value={topic.why}
        title={chosen === undefined ? "Which one, and why" : `Why ${chosen.name === "" ? "this one" : chosen.name}`}
        label={`Reason for the choice of topic ${number}`}
        hint="What decides between them here"
        max={FIELDS.why.max}
      />
    </div>
  );
}
