import { MAX_STEP_MINUTES, type Step } from "@casement/shared/session/framework";
import { WORKSHEET_KINDS, WORKSHEETS, type WorksheetKind } from "@casement/shared/worksheets/worksheet";
import { Checkbox, NumberInput, Select } from "@mantine/core";
import { useState } from "react";
import { IconChevronRight } from "@/ui/icons/icons";
import classes from "./session-form.module.css";
import type { StepRow } from "./step-choice";

const OWN = "own";
const NONE = "none";
const KINDS = WORKSHEET_KINDS.map((kind) => ({ value: kind, label: WORKSHEETS[kind].title }));

/** The framework's own worksheet comes first. */
function worksheetsFor({ worksheet }: Step) {
  const own = worksheet === null ? "No worksheet" : WORKSHEETS[worksheet].title;
  const others = [{ value: NONE, label: "No worksheet" }, ...KINDS].filter(({ label }) => label !== own);
  return [{ value: OWN, label: `${own} (default)` }, ...others];
}

interface StepFieldsProps {
  readonly rows: readonly StepRow[];
  readonly fault: string | undefined;
  readonly onChange: (rows: StepRow[]) => void;
}

/**
 * The steps of this session with budgets and worksheets. Collapsed, because the framework's defaults are usually right.
 */
export function StepFields({ rows, fault, onChange }: StepFieldsProps) {
  const [opened, setOpened] = useState(fault !== undefined);
  const shown = opened || fault !== undefined;
  const set = (index: number, part: Partial<StepRow>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...part } : row)));
  const last = rows.filter(({ chosen }) => chosen).length === 1;
  return (
    <div>
      <button type="button" className={classes.fold} aria-expanded={shown} onClick={() => setOpened(!shown)}>
        <IconChevronRight size={15} stroke={1.75} aria-hidden="true" />
        Adjust steps for this session
      </button>
      {fault !== undefined && <p className={classes.fault}>{fault}</p>}
      {shown && (
        <ol className={classes.stepRows}>
          {rows.map((row, index) => (
            <li key={row.step.key} className={classes.stepRow} data-left-out={!row.chosen || undefined}>
              <Checkbox
                label={row.step.title}
                checked={row.chosen}
                disabled={row.chosen && last}
                onChange={(event) => set(index, { chosen: event.currentTarget.checked })}
              />
              <NumberInput
                aria-label={`Minutes for ${row.step.title}`}
                size="xs"
                min={1}
                max={MAX_STEP_MINUTES}
                allowDecimal={false}
                suffix=" min"
                disabled={!row.chosen}
                value={row.minutes}
                onChange={(minutes) => set(index, { minutes: typeof minutes === "number" ? minutes : Number.NaN })}
              />
              <Select
                aria-label={`Worksheet for ${row.step.title}`}
                size="xs"
                allowDeselect={false}
                disabled={!row.chosen}
                data={worksheetsFor(row.step)}
                value={
                  row.worksheet === undefined || row.worksheet === row.step.worksheet ? OWN : (row.worksheet ?? NONE)
                }
                onChange={(value) => set(index, { worksheet: worksheetOf(value) })}
              />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function worksheetOf(value: string | null): WorksheetKind | null | undefined {
  if (value === OWN || value === null) return undefined;
  return value === NONE ? null : (value as WorksheetKind);
}
