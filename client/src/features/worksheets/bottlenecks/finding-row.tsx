import type { ChecklistItem } from "@casement/shared/worksheets/bottleneck-checklist";
import type { Row } from "@casement/shared/worksheets/schema";
import { WORKSHEETS } from "@casement/shared/worksheets/worksheet";
import { useSheetEdits } from "@/document/sheets/sheets-context";
import { ChoiceCell } from "../cells/choice-cell";
import { ComponentCell } from "../cells/component-cell";
import { SheetRow } from "../cells/sheet-row";
import { LabelledText } from "../cells/text/labelled-text";
import { TextCell } from "../cells/text/text-cell";
import classes from "./bottlenecks-sheet.module.css";
import { FINDING_STATES } from "./finding-states";

const FINDING = { sheet: "bottlenecks", table: "finding" } as const;
const FIELDS = WORKSHEETS.bottlenecks.tables.finding;

interface FindingRowProps {
  readonly finding: Row<"bottlenecks", "finding">;
  /**
   * The checklist's item, shown above; null for a further finding of the same item, or for an item of the candidate's
   * own.
   */
  readonly item: ChecklistItem | null;
  readonly label: string;
  readonly onAdd: () => void;
}

/** One finding: what was found, and what is done about it. */
export function FindingRow({ finding, item, label, onAdd }: FindingRowProps) {
  const edits = useSheetEdits();
  const { id, state } = finding;
  const texts = [finding.title, finding.finding, finding.mitigation];
  return (
    <SheetRow id={id} label={label} empty={texts.every((text) => text === "")} onAdd={onAdd}>
      <div className={classes.finding}>
        <div className={classes.head}>
          {finding.item === null ? (
            <TextCell
              row={id}
              field="title"
              value={finding.title}
              label={`Title of ${label}`}
              hint="What could break"
              max={FIELDS.title.max}
            />
          ) : (
            <span className={classes.point}>
              {item !== null && <span className={classes.itemTitle}>{item.title}</span>}
              {item !== null && <span className={classes.ask}>{item.question}</span>}
            </span>
          )}
          <ChoiceCell
            field="state"
            label={`State of ${label}`}
            value={state}
            options={FINDING_STATES}
            onChange={(next) => edits?.set({ ...FINDING, id }, "state", next)}
          />
        </div>
        <FindingTexts finding={finding} label={label} />
        <ComponentCell
          field="component"
          label={`Component: ${label}`}
          value={finding.component}
          onChange={(component) => edits?.set({ ...FINDING, id }, "component", component)}
        />
      </div>
    </SheetRow>
  );
}

/** What was found, and, unless it is fine, what is done about it. */
function FindingTexts({
  finding: { id, state, finding, mitigation },
  label,
}: Pick<FindingRowProps, "finding" | "label">) {
  return (
    <div className={classes.parts}>
      <LabelledText
        row={id}
        field="finding"
        value={finding}
        title="Finding"
        label={`Finding: ${label}`}
        hint={state === "fine" ? "Why it holds up" : "What breaks, and when"}
        max={FIELDS.finding.max}
      />
      {state !== "fine" && (
        <LabelledText
          row={id}
          field="mitigation"
          value={mitigation}
          title="Mitigation"
          label={`Mitigation: ${label}`}
          hint="What is done about it"
          max={FIELDS.mitigation.max}
        />
      )}
    </div>
  );
}
