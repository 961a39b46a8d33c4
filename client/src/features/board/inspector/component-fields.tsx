import {
  COMPONENT_KINDS,
  type ComponentKind,
  componentKindSchema,
  KINDS_IN_ORDER,
} from "@casement/shared/design/component-kinds";
import { NativeSelect, NumberInput, TextInput } from "@mantine/core";
import type { Editor } from "tldraw";
import { beginEdit, changeComponent } from "../design/change-design";
import { type ComponentProps, type ComponentShape, MAX_FACT, MAX_LABEL } from "../shapes/component-shape";
import { BoundField } from "./bound-field";
import { Field } from "./field";
import classes from "./inspector.module.css";

const KINDS = KINDS_IN_ORDER.map((value) => ({ value, label: COMPONENT_KINDS[value].name }));
const MAX_COUNT = 1_000_000;

interface ComponentFieldsProps {
  readonly editor: Editor;
  readonly shape: ComponentShape;
  readonly readOnly?: boolean;
}

/** All facts on one component's card, to be edited in place. */
export function ComponentFields({ editor, shape, readOnly = false }: ComponentFieldsProps) {
  const { props } = shape;
  const set = (part: Partial<ComponentProps>) => changeComponent(editor, shape.id, part);
  const begin = () => beginEdit(editor);
  const text = (key: "label" | "technology" | "capacity" | "note", placeholder: string, max: number) => ({
    placeholder: readOnly ? "–" : placeholder,
    maxLength: max,
    value: props[key],
    readOnly,
    onFocus: begin,
    onChange: (event: { currentTarget: { value: string } }) => set({ [key]: event.currentTarget.value }),
  });
  const count = (key: "replicas" | "shards") => ({
    min: 1,
    max: MAX_COUNT,
    allowDecimal: false,
    value: props[key] ?? "",
    readOnly,
    onFocus: begin,
    placeholder: "–",
    clampBehavior: "strict" as const,
    hideControls: true,
    onChange: (value: string | number) => set({ [key]: typeof value === "number" && value >= 1 ? value : null }),
  });
  return (
    <div className={classes.fields}>
      <Field label="Name">
        {(id) => <TextInput id={id} size="xs" {...text("label", COMPONENT_KINDS[props.kind].name, MAX_LABEL)} />}
      </Field>
      <KindField kind={props.kind} readOnly={readOnly} onFocus={begin} onKind={(kind) => set({ kind })} />
      <Field label="Technology">
        {(id) => <TextInput id={id} size="xs" {...text("technology", "Redis, PostgreSQL …", MAX_FACT)} />}
      </Field>
      <div className={classes.pair}>
        <Field label="Copies">{(id) => <NumberInput id={id} size="xs" {...count("replicas")} />}</Field>
        <Field label="Shards">{(id) => <NumberInput id={id} size="xs" {...count("shards")} />}</Field>
      </div>
      <Field label="Capacity">
        {(id) => <TextInput id={id} size="xs" {...text("capacity", "20 000 req/s each", MAX_FACT)} />}
      </Field>
      <Field label="Fact">
        {(id) => <TextInput id={id} size="xs" {...text("note", "sharded by user id", MAX_FACT)} />}
      </Field>
      <BoundField
        editor={editor}
        bound={props.bound}
        readOnly={readOnly}
        onBind={(bound) => {
          begin();
          set({ bound });
        }}
      />
    </div>
  );
}

interface KindFieldProps {
  readonly kind: ComponentKind;
  readonly readOnly: boolean;
  readonly onFocus: () => void;
  readonly onKind: (kind: ComponentKind) => void;
}

function KindField({ kind, readOnly, onFocus, onKind }: KindFieldProps) {
  return (
    <Field label="Kind">
      {(id) => (
        <NativeSelect
          id={id}
          size="xs"
          data={KINDS}
          value={kind}
          disabled={readOnly}
          onFocus={onFocus}
          onChange={(event) => onKind(componentKindSchema.parse(event.currentTarget.value))}
        />
      )}
    </Field>
  );
}
