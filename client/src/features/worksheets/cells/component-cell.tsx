import type { ComponentRef } from "@casement/shared/worksheets/component-ref";
import { useSheetEdits } from "@/document/sheets/sheets-context";
import { IconComponents } from "@/ui/icons/icons";
import classes from "./cells.module.css";
import { useComponents } from "./use-components";

interface ComponentCellProps {
  readonly field: string;
  readonly label: string;
  readonly value: ComponentRef;
  readonly onChange: (value: ComponentRef) => void;
}

const NONE = "";

/** Chooses a component of the board. */
export function ComponentCell({ field, label, value, onChange }: ComponentCellProps) {
  const edits = useSheetEdits();
  const { components, look } = useComponents();
  const present = components.find(({ id }) => id === value?.id);
  if (edits === null) {
    return value === null ? null : (
      <span className={classes.component}>
        <IconComponents size={13} stroke={1.5} aria-hidden="true" />
        <bdi>{value.label}</bdi>
      </span>
    );
  }
  return (
    <span className={classes.component} data-set={value !== null || undefined}>
      <IconComponents size={13} stroke={1.5} aria-hidden="true" />
      <select
        data-cell={field}
        aria-label={label}
        value={value?.id ?? NONE}
        onFocus={look}
        onPointerDown={look}
        onChange={(event) => {
          const id = event.currentTarget.value;
          onChange(components.find((component) => component.id === id) ?? null);
        }}
      >
        <option value={NONE}>{value === null ? "On the board" : "None"}</option>
        {value !== null && present === undefined && <option value={value.id}>{value.label}</option>}
        {components.map((component) => (
          <option key={component.id} value={component.id}>
            {component.label}
          </option>
        ))}
        {components.length === 0 && <option disabled>Nothing on the board has a name yet</option>}
      </select>
    </span>
  );
}
