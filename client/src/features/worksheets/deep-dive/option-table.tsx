import type { Row } from "@casement/shared/worksheets/schema";
import { WORKSHEETS } from "@casement/shared/worksheets/worksheet";
import { useSheetEdits } from "@/document/sheets/sheets-context";
import { IconCheck } from "@/ui/icons/icons";
import { DragList } from "@/ui/lists/drag-area";
import { AddRow } from "../cells/add-row";
import { SheetRow } from "../cells/sheet-row";
import { TextCell } from "../cells/text/text-cell";
import { useAddRow, useMoveRow } from "../cells/use-row-list";
import classes from "./deep-dive-sheet.module.css";

const OPTION = { sheet: "deep-dive", table: "option" } as const;
const FIELDS = WORKSHEETS["deep-dive"].tables.option;
const COLUMNS = [
  { field: "pros", title: "Pros", hint: "For it" },
  { field: "cons", title: "Cons", hint: "Against it" },
  { field: "cost", title: "Cost", hint: "Price" },
] as const;

interface OptionTableProps {
  readonly topic: Row<"deep-dive", "topic">;
  readonly options: readonly Row<"deep-dive", "option">[];
  readonly onChoose: (optionId: string | null) => void;
}

/** The options with pros, cons and cost; one may be chosen. */
export function OptionTable({ topic, options, onChoose }: OptionTableProps) {
  const add = useAddRow({ ...OPTION, parent: topic.id }, "name");
  const move = useMoveRow(options, "name");
  return (
    <div className={classes.options}>
      {options.length > 0 && (
        <div className={classes.columns} aria-hidden="true">
          <span>Option</span>
          {COLUMNS.map(({ field, title }) => (
            <span key={field}>{title}</span>
          ))}
        </div>
      )}
      <DragList name={`option-${topic.id}`} label={`Options of ${topic.title || "this topic"}`}>
        {options.map((option, index) => {
          const { id } = option;
          const called = option.name === "" ? `option ${index + 1}` : option.name;
          return (
            <SheetRow
              key={id}
              id={id}
              label={called}
              empty={[option.name, option.pros, option.cons, option.cost].every((text) => text === "")}
              onAdd={() => add(id)}
              onMove={(by) => move(id, by)}
            >
              <OptionCells
                option={option}
                number={index + 1}
                called={called}
                chosen={topic.choice === id}
                onChoose={onChoose}
              />
            </SheetRow>
          );
        })}
      </DragList>
      <AddRow onAdd={() => add()}>Add an option</AddRow>
    </div>
  );
}

interface OptionCellsProps {
  readonly option: Row<"deep-dive", "option">;
  readonly number: number;
  /** Name for screen readers. */
  readonly called: string;
  readonly chosen: boolean;
  readonly onChoose: (optionId: string | null) => void;
}

function OptionCells({ option, number, called, chosen, onChoose }: OptionCellsProps) {
  const edits = useSheetEdits();
  const { id } = option;
  return (
    <div className={classes.option} data-chosen={chosen || undefined}>
      <div className={classes.name}>
        <button
          type="button"
          className={classes.choose}
          aria-pressed={chosen}
          aria-label={`Choose ${called}`}
          title={chosen ? "This one is chosen" : "Choose this one"}
          disabled={edits === null}
          onClick={() => onChoose(chosen ? null : id)}
        >
          {chosen && <IconCheck size={11} stroke={2.5} aria-hidden="true" />}
        </button>
        <TextCell
          row={id}
          field="name"
          value={option.name}
          label={`Name of option ${number}`}
          hint="Option"
          max={FIELDS.name.max}
        />
      </div>
      {COLUMNS.map(({ field, title, hint }) => (
        <div key={field} className={classes.part}>
          <span className={classes.partTitle} aria-hidden="true">
            {title}
          </span>
          <TextCell
            row={id}
            field={field}
            value={option[field]}
            label={`${title} of ${called}`}
            hint={hint}
            max={FIELDS[field].max}
            look="soft"
            lines
          />
        </div>
      ))}
    </div>
  );
}
