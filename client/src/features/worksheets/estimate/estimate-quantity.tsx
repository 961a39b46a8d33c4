import type { Worked } from "@casement/shared/worksheets/estimate/calculator";
import { faultSentence, formatQuantity } from "@casement/shared/worksheets/estimate/format-quantities";
import type { Row } from "@casement/shared/worksheets/schema";
import { WORKSHEETS } from "@casement/shared/worksheets/worksheet";
import { type FocusEvent, useRef } from "react";
import { useSheetEdits } from "@/document/sheets/sheets-context";
import { TextCell } from "../cells/text/text-cell";
import { pasteQuantities } from "./estimate-paste";
import classes from "./estimate-sheet.module.css";

export type Quantity = Row<"estimate", "quantity">;
const FIELDS = WORKSHEETS.estimate.tables.quantity;

interface QuantityCellsProps {
  readonly row: Quantity;
  readonly number: number;
  readonly worked: Worked | null;
  /**
   * Whether to offer a note: true for the row that this person was in last, until they enter another. It must not
   * change while a button is pressed, because a button that moves is not clicked.
   */
  readonly noting: boolean;
  readonly onEntered: () => void;
  /** The person left the row with another name than it had. */
  readonly onRenamed: (from: string) => void;
}

/** Name, formula, result and note of one quantity. A fault is shown below it, with its place marked. */
export function QuantityCells({ row, number, worked, noting, onEntered, onRenamed }: QuantityCellsProps) {
  const { id, name, formula, note } = row;
  const edits = useSheetEdits();
  const called = name === "" ? `quantity ${number}` : name;
  const before = useRef(name);
  const paste = (lines: readonly string[]) => edits !== null && pasteQuantities(edits, row, lines);
  const isName = (target: EventTarget) => target instanceof HTMLElement && target.dataset.cell === "name";
  const onFocus = ({ target }: FocusEvent<HTMLElement>) => {
    if (isName(target)) before.current = name;
    onEntered();
  };
  const onBlur = ({ target }: FocusEvent<HTMLElement>) => {
    if (isName(target) && before.current !== name) onRenamed(before.current);
  };
  return (
    <fieldset className={classes.quantity} aria-label={called} onFocus={onFocus} onBlur={onBlur}>
      <div className={classes.name}>
        <TextCell
          row={id}
          field="name"
          value={name}
          label={`Name of quantity ${number}`}
          hint="posts a day"
          max={FIELDS.name.max}
          onPasteLines={paste}
        />
      </div>
      <div className={classes.formula}>
        <TextCell
          row={id}
          field="formula"
          value={formula}
          label={`Formula of ${called}`}
          hint="500 M posts"
          max={FIELDS.formula.max}
          look="code"
          onPasteLines={paste}
        />
      </div>
      <Result worked={worked} called={called} />
      {(note !== "" || (noting && edits !== null)) && (
        <div className={classes.note}>
          <TextCell
            row={id}
            field="note"
            value={note}
            label={`Note on ${called}`}
            hint="Where it comes from, what it means"
            max={FIELDS.note.max}
            look="soft"
          />
        </div>
      )}
      {worked?.ok === true && <Warnings worked={worked} called={called} />}
      {worked?.ok === false && <Fault worked={worked} formula={formula} />}
    </fieldset>
  );
}

function Result({ worked, called }: { worked: Worked | null; called: string }) {
  if (worked?.ok !== true) return <span className={classes.result} />;
  const { exact, aloud } = formatQuantity({ id: "", name: called }, worked);
  return (
    <output className={classes.result} aria-label={`Result of ${called}`} title={`Exactly ${worked.quantity.value}`}>
      <span className={classes.exact}>{exact}</span>
      {aloud !== exact && <span className={classes.aloud}>{aloud}</span>}
    </output>
  );
}

/** What is odd about the units, and how signs were read that can mean several things. The result stands all the same. */
function Warnings({ worked, called }: { worked: Extract<Worked, { ok: true }>; called: string }) {
  const { warnings } = formatQuantity({ id: "", name: called }, worked);
  if (warnings.length === 0) return null;
  return <p className={classes.warning}>{[...new Set(warnings)].join(" ")}</p>;
}

/** The fault in words ("The formula divides by zero"), with its place marked. */
function Fault({ worked, formula }: { worked: Extract<Worked, { ok: false }>; formula: string }) {
  const { span } = worked;
  return (
    <p className={classes.fault}>
      {faultSentence(worked)}
      {span !== null && span.to > span.from && span.to <= formula.length && (
        <code className={classes.place}>
          {formula.slice(0, span.from)}
          <mark>{formula.slice(span.from, span.to)}</mark>
          {formula.slice(span.to)}
        </code>
      )}
    </p>
  );
}
