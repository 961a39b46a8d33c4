import { NativeSelect } from "@mantine/core";
import { type Editor, useValue } from "tldraw";
import { quantitiesOf } from "../shapes/quantities";
import { Field } from "./field";

interface BoundFieldProps {
  readonly editor: Editor;
  /** Row of the estimate; empty for none. */
  readonly bound: string;
  readonly readOnly: boolean;
  readonly onBind: (rowId: string) => void;
}

/** Chooses which number of the estimate is shown; hidden while the estimate has no number. */
export function BoundField({ editor, bound, readOnly, onBind }: BoundFieldProps) {
  const quantities = useValue(quantitiesOf(editor.store));
  if (quantities.size === 0 && bound === "") return null;
  const rows = [...quantities].map(([value, row]) => ({ value, label: `${row.name}: ${row.value}` }));
  const gone = bound !== "" && !quantities.has(bound) ? [{ value: bound, label: "A deleted row" }] : [];
  return (
    <Field label="Estimate">
      {(id) => (
        <NativeSelect
          id={id}
          size="xs"
          data={[{ value: "", label: "No number" }, ...rows, ...gone]}
          value={bound}
          disabled={readOnly}
          onChange={(event) => onBind(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
