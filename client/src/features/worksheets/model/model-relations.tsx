import { type Entity, entityName, type Relation } from "@casement/shared/worksheets/data-model";
import { type Cardinality, WORKSHEETS } from "@casement/shared/worksheets/worksheet";
import { useSheetEdits } from "@/document/sheets/sheets-context";
import { DragArea, DragList } from "@/ui/lists/drag-area";
import { AddRow } from "../cells/add-row";
import { ChoiceCell } from "../cells/choice-cell";
import { SheetRow } from "../cells/sheet-row";
import { SheetSection } from "../cells/sheet-section";
import { TextCell } from "../cells/text/text-cell";
import { useAddRow, useMoveRow } from "../cells/use-row-list";
import classes from "./model-sheet.module.css";

const RELATION = { sheet: "data-model", table: "relation" } as const;
const { label: LABEL } = WORKSHEETS["data-model"].tables.relation;

const CARDINALITIES: readonly { readonly value: Cardinality; readonly label: string }[] = [
  { value: "1:1", label: "1 : 1" },
  { value: "1:n", label: "1 : n" },
  { value: "n:m", label: "n : m" },
];

interface ModelRelationsProps {
  readonly relations: readonly Relation[];
  readonly entities: readonly Entity[];
  readonly faults: ReadonlyMap<string, string>;
}

/** The relations between entities: one user writes many posts, many users follow many. */
export function ModelRelations({ relations, entities, faults }: ModelRelationsProps) {
  const edits = useSheetEdits();
  const ends = [
    { value: "", label: "entity" },
    ...entities.map((entity) => ({ value: entity.id, label: entityName(entity) })),
  ];
  const add = useAddRow(RELATION, "from");
  const move = useMoveRow(relations, "label");
  const empty =
    relations.length === 0 ? "What belongs to what: one user writes many tweets, many users follow many." : null;
  return (
    <SheetSection title="Relations" count={relations.length} empty={empty}>
      <DragArea onDrop={(id, _list, after) => edits?.moveRow(id, after)}>
        <DragList name="relation" label="Relations">
          {relations.map((relation, index) => {
            const { id, from, to, label } = relation;
            const called = `relation ${index + 1}`;
            return (
              <SheetRow
                key={id}
                id={id}
                label={called}
                empty={label === "" && from === null && to === null}
                onAdd={() => add(id)}
                onMove={(by) => move(id, by)}
              >
                <RelationCells relation={relation} called={called} ends={ends} />
                {faults.has(id) && <p className={classes.fault}>{faults.get(id)}</p>}
              </SheetRow>
            );
          })}
        </DragList>
      </DragArea>
      <AddRow onAdd={() => add()}>Add a relation</AddRow>
    </SheetSection>
  );
}

interface RelationCellsProps {
  readonly relation: Relation;
  /** Name for screen readers. */
  readonly called: string;
  /** The entities to choose from. */
  readonly ends: readonly { readonly value: string; readonly label: string }[];
}

function RelationCells({ relation: { id, from, to, cardinality, label }, called, ends }: RelationCellsProps) {
  const edits = useSheetEdits();
  return (
    <div className={classes.relation}>
      <ChoiceCell
        field="from"
        label={`From, of ${called}`}
        value={from ?? ""}
        options={ends}
        onChange={(next) => edits?.set({ ...RELATION, id }, "from", next === "" ? null : next)}
      />
      <ChoiceCell
        field="cardinality"
        label={`How many to how many, of ${called}`}
        value={cardinality}
        options={CARDINALITIES}
        look="code"
        onChange={(next) => edits?.set({ ...RELATION, id }, "cardinality", next)}
      />
      <ChoiceCell
        field="to"
        label={`To, of ${called}`}
        value={to ?? ""}
        options={ends}
        onChange={(next) => edits?.set({ ...RELATION, id }, "to", next === "" ? null : next)}
      />
      <TextCell
        row={id}
        field="label"
        value={label}
        label={`What ${called} says`}
        hint="writes"
        max={LABEL.max}
        look="soft"
      />
    </div>
  );
}
