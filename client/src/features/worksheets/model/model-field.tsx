import { type DataModel, type EntityField, entityName } from "@casement/shared/worksheets/data-model";
import { WORKSHEETS } from "@casement/shared/worksheets/worksheet";
import { useSheetEdits } from "@/document/sheets/sheets-context";
import { ChoiceCell } from "../cells/choice-cell";
import { TextCell } from "../cells/text/text-cell";
import { pasteFields } from "./model-paste";
import classes from "./model-sheet.module.css";

const FIELD = { sheet: "data-model", table: "field" } as const;
const FIELDS = WORKSHEETS["data-model"].tables.field;

const MARKS = [
  { field: "primary", short: "PK", title: "primary key" },
  { field: "unique", short: "unique", title: "unique" },
  { field: "nullable", short: "null", title: "may be empty" },
] as const;

interface FieldCellsProps {
  readonly field: EntityField;
  readonly number: number;
  /** Name of its entity. */
  readonly called: string;
  readonly model: DataModel;
  readonly fault: string | undefined;
}

/** Name, type and keys of one field. */
export function FieldCells({ field, number, called, model, fault }: FieldCellsProps) {
  const edits = useSheetEdits();
  const { id } = field;
  const which = field.name === "" ? `field ${number} of ${called}` : `${field.name} of ${called}`;
  const paste = (lines: readonly string[]) => edits !== null && pasteFields(edits, model, field, lines);
  const targets = [
    { value: "", label: "no reference" },
    ...model.entities.map(({ entity }) => ({ value: entity.id, label: `FK to ${entityName(entity)}` })),
  ];
  // A reference to a deleted entity stays as an option, and its fault is shown.
  if (field.references !== null && !model.byId.has(field.references))
    targets.push({ value: field.references, label: "FK to nothing" });
  return (
    <div className={classes.field}>
      <TextCell
        row={id}
        field="name"
        value={field.name}
        label={`Name of field ${number} of ${called}`}
        hint="id"
        max={FIELDS.name.max}
        look="code"
        onPasteLines={paste}
      />
      <TextCell
        row={id}
        field="type"
        value={field.type}
        label={`Type of ${which}`}
        hint={field.references === null ? "bigint" : "as its key"}
        max={FIELDS.type.max}
        look="code"
        onPasteLines={paste}
      />
      <span className={classes.marks}>
        <KeyMarks field={field} which={which} />
        <ChoiceCell
          field="references"
          label={`Reference of ${which}`}
          value={field.references ?? ""}
          options={targets}
          onChange={(target) => edits?.set({ ...FIELD, id }, "references", target === "" ? null : target)}
        />
      </span>
      {fault !== undefined && <p className={classes.fault}>{fault}</p>}
    </div>
  );
}

/** Whether the field is a primary key, is unique, may be empty. */
function KeyMarks({ field, which }: { field: EntityField; which: string }) {
  const edits = useSheetEdits();
  return MARKS.map(({ field: mark, short, title }) => (
    <button
      key={mark}
      type="button"
      className={classes.mark}
      data-cell={mark}
      aria-pressed={field[mark]}
      aria-label={`${which}: ${title}`}
      title={title}
      disabled={edits === null}
      onClick={() => edits?.set({ ...FIELD, id: field.id }, mark, !field[mark])}
    >
      {short}
    </button>
  ));
}
