import type { Row } from "@casement/shared/worksheets/schema";
import { type RequirementKind, WORKSHEETS } from "@casement/shared/worksheets/worksheet";
import { useRows, useSheetEdits } from "@/document/sheets/sheets-context";
import { DragArea, DragList } from "@/ui/lists/drag-area";
import { AddRow } from "../cells/add-row";
import { ChoiceCell } from "../cells/choice-cell";
import { focusCell } from "../cells/focus";
import { predecessorAfterMove } from "../cells/neighbour";
import { pasteRows } from "../cells/paste-rows";
import { SheetRow } from "../cells/sheet-row";
import { SheetSection } from "../cells/sheet-section";
import { TextCell } from "../cells/text/text-cell";
import { QuestionList } from "./question-list";
import classes from "./requirements-sheet.module.css";

type Item = Row<"requirements", "item">;
const ITEM = { sheet: "requirements", table: "item" } as const;
const { text: TEXT } = WORKSHEETS.requirements.tables.item;

interface Section {
  readonly kind: RequirementKind;
  readonly title: string;
  /** Name of one row. */
  readonly one: string;
  /** Name of the button that adds a row. */
  readonly add: string;
  /** Shown while there is no row. */
  readonly empty: string;
}

const SECTIONS: readonly Section[] = [
  {
    kind: "functional",
    title: "Functional",
    one: "functional requirement",
    add: "Add a feature",
    empty: "What people can do: the two or three features that matter most, what goes in and what comes out.",
  },
  {
    kind: "non-functional",
    title: "Non-functional",
    one: "non-functional requirement",
    add: "Add a quality",
    empty: "How well it must work: scale, latency, availability, strong or eventual consistency.",
  },
  {
    kind: "constraint",
    title: "Constraints",
    one: "constraint",
    add: "Add a constraint",
    empty: "What is given: a new or an existing system, technology, budget, team.",
  },
];

const SCOPES = [
  { value: "in", label: "In scope" },
  { value: "later", label: "Later" },
  { value: "out", label: "Out" },
] as const;

/** What the system must do, how well and within which limits, and the clarifying questions. */
export function RequirementsSheet() {
  const items = useRows("requirements", "item");
  const edits = useSheetEdits();
  const of = (kind: string) => items.filter((item) => item.kind === kind);
  /** Puts an item after another one of a section, in one step of undo. */
  const place = (id: string, kind: RequirementKind, after: string | null) =>
    edits?.step(() => {
      edits.set({ ...ITEM, id }, "kind", kind);
      edits.moveRow(id, after);
    });
  const add = (kind: RequirementKind, after?: string, scope?: Item["scope"]) => {
    const last = of(kind).at(-1)?.id;
    const behind = after ?? last ?? null;
    const id = edits?.addRow({ ...ITEM, after: behind, values: { kind, ...(scope === undefined ? {} : { scope }) } });
    if (id != null) focusCell(id, "text");
  };
  const move = (item: Item, by: -1 | 1) => {
    const after = predecessorAfterMove(of(item.kind), item.id, by);
    if (after !== undefined) place(item.id, item.kind, after);
    else {
      // Beyond the end of its section it moves into the next one.
      const next = SECTIONS[SECTIONS.findIndex(({ kind }) => kind === item.kind) + by];
      if (next === undefined) return;
      place(item.id, next.kind, by > 0 ? null : (of(next.kind).at(-1)?.id ?? null));
    }
    focusCell(item.id, "text");
  };
  return (
    <>
      <DragArea onDrop={(id, list, after) => place(id, list.slice("item/".length) as RequirementKind, after)}>
        {SECTIONS.map((section) => {
          const { kind, title, one, add: words, empty } = section;
          const rows = of(kind);
          return (
            <SheetSection key={kind} title={title} count={rows.length} empty={rows.length === 0 ? empty : null}>
              <DragList name={`item/${kind}`} label={title}>
                {rows.map((item, index) => (
                  <SheetRow
                    key={item.id}
                    id={item.id}
                    label={`${one} ${index + 1}`}
                    empty={item.text === ""}
                    onAdd={() => add(kind, item.id, item.scope)}
                    onMove={(by) => move(item, by)}
                  >
                    <ItemCells item={item} number={index + 1} section={section} />
                  </SheetRow>
                ))}
              </DragList>
              <AddRow onAdd={() => add(kind)}>{words}</AddRow>
            </SheetSection>
          );
        })}
      </DragArea>
      <QuestionList />
    </>
  );
}

interface ItemCellsProps {
  readonly item: Item;
  readonly number: number;
  readonly section: Section;
}

function ItemCells({ item, number, section: { kind, title, one } }: ItemCellsProps) {
  const edits = useSheetEdits();
  return (
    <div className={classes.item}>
      <TextCell
        row={item.id}
        field="text"
        value={item.text}
        label={`${title} ${number}`}
        max={TEXT.max}
        look={item.scope === "out" ? "struck" : item.scope === "later" ? "soft" : "plain"}
        onPasteLines={(lines) =>
          edits !== null &&
          pasteRows(edits, {
            ...ITEM,
            id: item.id,
            field: "text",
            max: TEXT.max,
            lines,
            values: { kind, scope: item.scope },
          })
        }
      />
      <ChoiceCell
        field="scope"
        label={`Scope of ${one} ${number}`}
        value={item.scope}
        options={SCOPES}
        onChange={(scope) => edits?.set({ ...ITEM, id: item.id }, "scope", scope)}
      />
    </div>
  );
}
