import type { ChecklistItem } from "@casement/shared/worksheets/bottleneck-checklist";
import type { FindingState } from "@casement/shared/worksheets/worksheet";
import { useSheetEdits } from "@/document/sheets/sheets-context";
import { ChoiceCell } from "../cells/choice-cell";
import classes from "./bottlenecks-sheet.module.css";
import { FINDING_STATES } from "./finding-states";

/** An item of the checklist without any finding: a click or a choice begins one. */
export function UnseenItem({ item, onBegin }: { item: ChecklistItem; onBegin: (state: FindingState) => void }) {
  const edits = useSheetEdits();
  return (
    <div className={classes.unseen}>
      {edits === null ? (
        <span className={classes.point}>
          <span className={classes.itemTitle}>{item.title}</span>
          <span className={classes.ask}>{item.question}</span>
        </span>
      ) : (
        <button type="button" className={classes.point} data-cell="begin" data-add onClick={() => onBegin("weak")}>
          <span className={classes.itemTitle}>{item.title}</span>
          <span className={classes.ask}>{item.question}</span>
        </button>
      )}
      <ChoiceCell
        field="state"
        label={`State of ${item.title}`}
        value="open"
        options={FINDING_STATES}
        onChange={(state) => onBegin(state)}
      />
    </div>
  );
}
