import { NativeSelect, TextInput } from "@mantine/core";
import type { Editor, TLArrowShape } from "tldraw";
import { beginEdit, changeConnection, factsOfArrow } from "../design/change-design";
import { MAX_FACT, MAX_LABEL } from "../shapes/component-shape";
import { BoundField } from "./bound-field";
import { Field } from "./field";
import classes from "./inspector.module.css";

const WAITING = [
  { value: "sync", label: "Synchronous" },
  { value: "async", label: "Asynchronous" },
];

interface ConnectionFieldsProps {
  readonly editor: Editor;
  readonly arrow: TLArrowShape;
  readonly readOnly?: boolean;
}

/** All facts of one design connection, to be edited in place. */
export function ConnectionFields({ editor, arrow, readOnly = false }: ConnectionFieldsProps) {
  const { async, bound } = factsOfArrow(arrow);
  const begin = () => beginEdit(editor);
  const set = (change: Parameters<typeof changeConnection>[2]) => changeConnection(editor, arrow.id, change);
  return (
    <div className={classes.fields}>
      <TextFact
        label="Carries"
        placeholder="posts, reads …"
        max={MAX_LABEL}
        value={arrow.props.text}
        readOnly={readOnly}
        onFocus={begin}
        onChange={(label) => set({ label })}
      />
      <TextFact
        label="Protocol"
        placeholder="HTTPS, gRPC …"
        max={MAX_FACT}
        value={typeof arrow.meta.protocol === "string" ? arrow.meta.protocol : ""}
        readOnly={readOnly}
        onFocus={begin}
        onChange={(protocol) => set({ protocol })}
      />
      <Field label="Waiting">
        {(id) => (
          <NativeSelect
            id={id}
            size="xs"
            data={WAITING}
            disabled={readOnly}
            value={async ? "async" : "sync"}
            onChange={(event) => {
              begin();
              set({ async: event.currentTarget.value === "async" });
            }}
          />
        )}
      </Field>
      <BoundField
        editor={editor}
        bound={bound ?? ""}
        readOnly={readOnly}
        onBind={(row) => {
          begin();
          set({ bound: row });
        }}
      />
    </div>
  );
}

interface TextFactProps {
  readonly label: string;
  readonly placeholder: string;
  readonly max: number;
  readonly value: string;
  readonly readOnly: boolean;
  readonly onFocus: () => void;
  readonly onChange: (text: string) => void;
}

function TextFact({ label, placeholder, max, value, readOnly, onFocus, onChange }: TextFactProps) {
  return (
    <Field label={label}>
      {(id) => (
        <TextInput
          id={id}
          size="xs"
          placeholder={readOnly ? "–" : placeholder}
          maxLength={max}
          readOnly={readOnly}
          onFocus={onFocus}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
