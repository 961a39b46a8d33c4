import { BOTTLENECK_CHECKLIST, CHECKLIST_ITEMS } from "@casement/shared/worksheets/bottleneck-checklist";
import type { Row } from "@casement/shared/worksheets/schema";
import type { FindingState } from "@casement/shared/worksheets/worksheet";
import { useRows, useSheetEdits } from "@/document/sheets/sheets-context";
import { useSeesPatterns } from "@/session/plan-options";
import { DragArea, DragList } from "@/ui/lists/drag-area";
import { AddRow } from "../cells/add-row";
import { focusCell } from "../cells/focus";
import { SheetSection } from "../cells/sheet-section";
import classes from "./bottlenecks-sheet.module.css";
import { FindingRow } from "./finding-row";
import { UnseenItem } from "./unseen-item";

type Finding = Row<"bottlenecks", "finding">;
const FINDING = { sheet: "bottlenecks", table: "finding" } as const;

/** Whether anybody has written or chosen something for it. */
const isLookedAt = ({ state, finding, mitigation }: Finding) => state !== "open" || finding !== "" || mitigation !== "";

const ITEMS = new Map(CHECKLIST_ITEMS.map((item) => [item.key, item]));

/**
 * What could break, what is done about it, and the component. The checklist of common bottlenecks is general knowledge
 * like the patterns, and offered to the same people.
 */
export function BottlenecksSheet() {
  return useSeesPatterns() ? <Checklist /> : <Findings />;
}

/** Returns a function that begins a finding, of an item of the checklist or of one's own. */
function useBegin() {
  const edits = useSheetEdits();
  return (item: string | null, state: FindingState) => {
    const id = edits?.addRow({ ...FINDING, values: { item, state } });
    if (id != null) focusCell(id, item === null ? "title" : "finding");
  };
}

/** The findings alone. One that an interviewer began from the checklist keeps its title. */
function Findings() {
  const findings = useRows("bottlenecks", "finding");
  const edits = useSheetEdits();
  const begin = useBegin();
  return (
    <DragArea onDrop={(id, _list, after) => edits?.moveRow(id, after)}>
      <SheetSection title="What could break" count={findings.length}>
        <DragList name="finding" label="What could break">
          {findings.map((finding, index) => {
            const item = ITEMS.get(finding.item ?? "") ?? null;
            return (
              <FindingRow
                key={finding.id}
                finding={finding}
                item={item}
                label={item?.title ?? `point ${index + 1}`}
                onAdd={() => begin(null, "weak")}
              />
            );
          })}
        </DragList>
        <AddRow onAdd={() => begin(null, "weak")}>Add a bottleneck</AddRow>
      </SheetSection>
    </DragArea>
  );
}

/** The findings in a checklist of common bottlenecks. */
function Checklist() {
  const findings = useRows("bottlenecks", "finding");
  const edits = useSheetEdits();
  const begin = useBegin();
  const of = (item: string) => findings.filter((finding) => finding.item === item);
  const own = findings.filter(({ item }) => item === null || !ITEMS.has(item));
  const looked = CHECKLIST_ITEMS.filter(({ key }) => of(key).some(isLookedAt)).length;
  return (
    <>
      <Progress looked={looked} />
      <DragArea onDrop={(id, _list, after) => edits?.moveRow(id, after)}>
        {BOTTLENECK_CHECKLIST.map(({ title, items }) => (
          <SheetSection key={title} title={title}>
            {items.map((item) => {
              const rows = of(item.key);
              return (
                <div key={item.key}>
                  {rows.length === 0 ? (
                    <UnseenItem item={item} onBegin={(state) => begin(item.key, state)} />
                  ) : (
                    <DragList name={`finding-${item.key}`} label={item.title}>
                      {rows.map((finding, index) => (
                        <FindingRow
                          key={finding.id}
                          finding={finding}
                          item={index === 0 ? item : null}
                          label={item.title}
                          onAdd={() => begin(item.key, "weak")}
                        />
                      ))}
                    </DragList>
                  )}
                </div>
              );
            })}
          </SheetSection>
        ))}
        <SheetSection title="Further points" count={own.length}>
          <DragList name="finding-own" label="Further points">
            {own.map((finding, index) => (
              <FindingRow
                key={finding.id}
                finding={finding}
                item={null}
                label={`point ${index + 1}`}
                onAdd={() => begin(null, "weak")}
              />
            ))}
          </DragList>
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
      <progress value={looked} max={CHECKLIST_ITEMS.length} aria-label="Checklist points looked at" />
    </div>
  );
}
