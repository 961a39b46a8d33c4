import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { moveItem } from "@/lib/move-item";
import { IconPlus } from "@/ui/icons/start-icons";
import { RowTools } from "@/ui/library/row-tools";
import classes from "./problem-editor.module.css";

interface RowListProps<T> {
  /** Where the list is in the draft: "guide.hints". */
  readonly at: string;
  /** Name of one row, such as "Hint". */
  readonly name: string;
  readonly rows: readonly T[];
  readonly most: number;
  readonly keyOf: (row: T, index: number) => string;
  readonly make: () => T;
  readonly onChange: (rows: T[]) => void;
  readonly children: (
    row: T,
    set: (part: Partial<T>) => void,
    /** Names a field together with its row. */
    label: (field: string) => string,
    /** Where the row is in the draft. */
    path: string,
  ) => ReactNode;
}

/** Rows that can be added, changed, moved and removed. */
export function RowList<T>({ at, name, rows, most, keyOf, make, onChange, children }: RowListProps<T>) {
  const small = name.toLowerCase();
  return (
    <div className={classes.rows}>
      {rows.map((row, index) => (
        <fieldset key={keyOf(row, index)} className={classes.row} aria-label={`${name} ${index + 1}`}>
          <div className={classes.rowFields}>
            {children(
              row,
              (part) => onChange(rows.map((one, place) => (place === index ? { ...one, ...part } : one))),
              (field) => `${field} of ${small} ${index + 1}`,
              `${at}.${index}`,
            )}
          </div>
          <div className={classes.rowTools}>
            <RowTools
              what={small}
              index={index}
              count={rows.length}
              onMove={(by) => onChange(moveItem(rows, index, index + by))}
              onRemove={() => onChange(rows.filter((_row, place) => place !== index))}
            />
          </div>
        </fieldset>
      ))}
      {rows.length < most && (
        <Button
          variant="default"
          size="xs"
          className={classes.add}
          leftSection={<IconPlus size={14} stroke={1.5} />}
          onClick={() => onChange([...rows, make()])}
        >
          Add {small}
        </Button>
      )}
    </div>
  );
}
