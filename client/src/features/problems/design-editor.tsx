import { COMPONENT_KINDS, componentKindSchema, KINDS_IN_ORDER } from "@casement/shared/design/component-kinds";
import {
  type Design,
  type DesignComponent,
  type DesignConnection,
  MAX_COMPONENT_LABEL_LENGTH,
  MAX_COMPONENT_NOTE_LENGTH,
  MAX_COMPONENTS,
  MAX_CONNECTION_LABEL_LENGTH,
  MAX_CONNECTIONS,
  MAX_GRID,
} from "@casement/shared/design/design";
import { ActionIcon, Button, Checkbox, NumberInput, Select } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { IconPlus, IconTrash } from "@/ui/icons";
import { LineField } from "./fields";
import { addComponent, newRowId, removeComponent } from "./problem-draft";
import classes from "./problem-editor.module.css";
import { RowList } from "./row-list";

const KINDS = KINDS_IN_ORDER.map((value) => ({ value, label: COMPONENT_KINDS[value].name }));

interface DesignEditorProps {
  readonly design: Design;
  readonly onChange: (design: Design) => void;
  readonly board: (design: Design) => ReactNode;
}

/** The reference design as lists: boxes with their place on a grid, and the arrows between them. */
export function DesignEditor({ design, onChange, board }: DesignEditorProps) {
  const [previewed, setPreviewed] = useState<Design | null>(null);
  const { components } = design;
  const set = (id: string, part: Partial<DesignComponent>) =>
    onChange({ ...design, components: components.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  const ends = components.map(({ id, label }, index) => ({ value: id, label: label || `Component ${index + 1}` }));
  const [first, second] = components;
  return (
    <>
      <h3>Components</h3>
      <div className={classes.rows}>
        {components.map((component, index) => (
          <ComponentRow
            key={component.id}
            component={component}
            number={index + 1}
            onChange={(part) => set(component.id, part)}
            onRemove={() => onChange(removeComponent(design, component.id))}
          />
        ))}
        <Button
          variant="default"
          size="xs"
          className={classes.add}
          leftSection={<IconPlus size={14} stroke={1.5} />}
          disabled={components.length >= MAX_COMPONENTS}
          onClick={() => onChange(addComponent(design, newRowId("c")))}
        >
          Add component
        </Button>
      </div>
      {first !== undefined && second !== undefined && (
        <>
          <h3>Connections</h3>
          <ConnectionRows
            design={design}
            ends={ends}
            newRow={{ from: first.id, to: second.id, label: "", async: false }}
            onChange={onChange}
          />
        </>
      )}
      {components.length > 0 && (
        <Button variant="default" size="xs" className={classes.add} onClick={() => setPreviewed(design)}>
          {previewed === null ? "Show the drawing" : "Draw it again"}
        </Button>
      )}
      {previewed !== null && <div key={JSON.stringify(previewed)}>{board(previewed)}</div>}
    </>
  );
}

interface ConnectionRowsProps {
  readonly design: Design;
  /** The components to choose from. */
  readonly ends: { value: string; label: string }[];
  readonly newRow: DesignConnection;
  readonly onChange: (design: Design) => void;
}

function ConnectionRows({ design, ends, newRow, onChange }: ConnectionRowsProps) {
  return (
    <RowList
      name="Connection"
      rows={design.connections}
      most={MAX_CONNECTIONS}
      keyOf={(_connection, index) => String(index)}
      make={() => newRow}
      onChange={(connections) => onChange({ ...design, connections })}
    >
      {(row, change, label) => (
        <div className={classes.connection}>
          <Select
            aria-label={label("Start")}
            data={ends}
            allowDeselect={false}
            value={row.from}
            onChange={(from) => from !== null && change({ from })}
          />
          <Select
            aria-label={label("End")}
            data={ends}
            allowDeselect={false}
            value={row.to}
            onChange={(to) => to !== null && change({ to })}
          />
          <LineField
            label={label("Label")}
            placeholder="What goes along it"
            max={MAX_CONNECTION_LABEL_LENGTH}
            value={row.label}
            onChange={(next) => change({ label: next })}
          />
          <Checkbox
            label="Nobody waits"
            checked={row.async}
            onChange={(event) => change({ async: event.currentTarget.checked })}
          />
        </div>
      )}
    </RowList>
  );
}

interface ComponentRowProps {
  readonly component: DesignComponent;
  readonly number: number;
  readonly onChange: (part: Partial<DesignComponent>) => void;
  readonly onRemove: () => void;
}

function ComponentRow({ component, number, onChange, onRemove }: ComponentRowProps) {
  const of = (field: string) => `${field} of component ${number}`;
  return (
    <fieldset className={classes.row} aria-label={`Component ${number}`}>
      <div className={classes.component}>
        <LineField
          label={of("Label")}
          placeholder="Label"
          max={MAX_COMPONENT_LABEL_LENGTH}
          value={component.label}
          onChange={(label) => onChange({ label })}
        />
        <Select
          aria-label={of("Kind")}
          data={KINDS}
          searchable
          allowDeselect={false}
          value={component.kind}
          onChange={(kind) => kind !== null && onChange({ kind: componentKindSchema.parse(kind) })}
        />
        <LineField
          label={of("Fact")}
          placeholder="A fact inside the box"
          max={MAX_COMPONENT_NOTE_LENGTH}
          value={component.note}
          onChange={(note) => onChange({ note })}
        />
        <Place
          label={of("Column")}
          prefix="Col "
          value={component.column}
          onChange={(column) => onChange({ column })}
        />
        <Place label={of("Row")} prefix="Row " value={component.row} onChange={(row) => onChange({ row })} />
      </div>
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove component ${number}`} onClick={onRemove}>
        <IconTrash size={16} stroke={1.5} />
      </ActionIcon>
    </fieldset>
  );
}

interface PlaceProps {
  readonly label: string;
  readonly prefix: string;
  /** Counts from 0; the screen counts from 1. */
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Place({ label, prefix, value, onChange }: PlaceProps) {
  return (
    <NumberInput
      aria-label={label}
      prefix={prefix}
      min={1}
      max={MAX_GRID}
      allowDecimal={false}
      clampBehavior="strict"
      value={value + 1}
      onChange={(next) => typeof next === "number" && onChange(next - 1)}
    />
  );
}
