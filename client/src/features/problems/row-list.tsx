import { ActionIcon, Button, Group } from "@mantine/core";
import type { ReactNode } from "react";
import { moveItem } from "@/lib/move-item";
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from "@/ui/icons";
import classes from "./problem-editor.module.css";

const ICON = { size: 16, stroke: 1.5 } as const;

interface RowListProps<T> {
  /** Name of one row, such as "Hint". */
  readonly name: string;
  readonly rows: readonly T[];
  readonly most: number;
  readonly keyOf: (row: T, index: number) => string;
  readonly make: () => T;
  readonly onChange: (rows: T[]) => void;
  readonly children: (row: T, set: (part: Partial<T>) => void, label: (field: string) => string) => ReactNode;
}

/** Rows that can be added, changed, moved and removed. `label` names a field together with its row. */
export function RowList<T>({ name, rows, most, keyOf, make, onChange, children }: RowListProps<T>) {
  const small = name.toLowerCase();
  return (
    <div className={classes.rows}>
      {rows.map((row, index) => (
        <fieldset key={keyOf(row, index)} className={classes.row} aria-label={`${name} ${index + 1}`}>
          <div className={classes.rowFields}>
            {children(
              row,
              (part) => onChange(rows.map((one, at) => (at === index ? { ...one, ...part } : one))),
              (field) => `${field} of ${small} ${index + 1}`,
            )}
          </div>
          <Group gap={0} wrap="nowrap" className={classes.rowTools}>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Move ${small} ${index + 1} up`}
              disabled={index === 0}
              onClick={() => onChange(moveItem(rows, index, -1))}
            >
              <IconArrowUp {...ICON} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Move ${small} ${index + 1} down`}
              disabled={index === rows.length - 1}
              onClick={() => onChange(moveItem(rows, index, 1))}
            >
              <IconArrowDown {...ICON} />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Remove ${small} ${index + 1}`}
              onClick={() => onChange(rows.filter((_row, at) => at !== index))}
            >
              <IconTrash {...ICON} />
            </ActionIcon>
          </Group>
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
