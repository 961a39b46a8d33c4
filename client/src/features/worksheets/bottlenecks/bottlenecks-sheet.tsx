import { BOTTLENECK_CHECKLIST, CHECKLIST_ITEMS } from "@casement/shared/worksheets/bottleneck-checklist";
import type { Row } from "@casement/shared/worksheets/schema";
import type { FindingState } from "@casement/shared/worksheets/worksheet";
import { useRows, useSheetEdits } from "@/document/sheets/sheets-context";
import { AddRow } from "../cells/add-row";
import { DragArea, SheetList } from "../cells/drag-area";
import { focusCell } from "../cells/focus";
import { SheetSection } from "../cells/sheet-section";
import classes from "./bottlenecks-sheet.module.css";
import { FindingRow } from "./finding-row";
import { UnseenItem } from "./unseen-item";

type Finding = Row<"bottlenecks", "finding">;
const FINDING = { sheet: "bottlenecks", table: "finding" } as const;

/** Whether anybody has written or chosen something for it. */
const isLookedAt = ({ state, finding, mitigation }: Finding) => state !== "open" || finding !== "" || mitigation !== "";

/** A checklist of common bottlenecks: each with what was found, what is done about it, and the component. */
export function BottlenecksSheet() {
  const findings = useRows("bottlenecks", "finding");
  const edits = useSheetEdits();
  const of = (item: string) => findings.filter((finding) => finding.item === item);
  const known = new Set(CHECKLIST_ITEMS.map(({ key }) => key));
  const own = findings.filter(({ item }) => item === null || !known.has(item));
  const looked = CHECKLIST_ITEMS.filter(({ key }) => of(key).some(isLookedAt)).length;
  const begin = (item: string | null, state: FindingState) => {
    const id = edits?.addRow({ ...FINDING, values: { item, state } });
    if (id != null) focusCell(id, item === null ? "title" : "finding");
  };
  return (
    <>
      <Progress looked={looked} />
      <DragArea onDrop={(id, _list, after) => edits?.moveRow(id, after)}>
        {BOTTLENECK_CHECKLIST.map(({ title, items }) => (
          <SheetSection key={title} title={title}>
            {items.map((item) => {
              const rows = of(item.key);
              return (
                <div key={item.key} className={classes.item}>
                  {rows.length === 0 ? (
                    <UnseenItem item={item} onBegin={(state) => begin(item.key, state)} />
                  ) : (
                    <SheetList name={`finding-${item.key}`} label={item.title}>
                      {rows.map((finding, index) => (
                        <FindingRow
                          key={finding.id}
                          finding={finding}
                          item={index === 0 ? item : null}
                          label={item.title}
                          onAdd={() => begin(item.key, "weak")}
                        />
                      ))}
                    </SheetList>
                  )}
                </div>
              );
            })}
          </SheetSection>
        ))}
        <SheetSection title="Further points" count={own.length}>
          <SheetList name="finding-own" label="Further points">
            {own.map((finding, index) => (
              <FindingRow
                key={finding.id}
                finding={finding}
                item={null}
                label={`point ${index + 1}`}
                onAdd={() => begin(null, "weak")}
              />
            ))}
          </SheetList>
          <AddRow onAdd={() => begin(null, "weak")}>Add a point of your own</AddRow>
        </SheetSection>
      </DragArea>
    </>
  );
}

function Progress({ looked }: { looked: number }) {
  return (
    <div className={classes.progress}>
      <span>
        <strong>{looked}</strong> of {CHECKLIST_ITEMS.length} looked at
      </span>
      <progress value={looked} max={CHECKLIST_ITEMS.length} aria-label="Points of the checklist looked at" />
    </div>
  );
}
