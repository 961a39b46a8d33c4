import { NativeSelect, TextInput } from "@mantine/core";
import type { Editor, TLArrowShape } from "tldraw";
import { beginEdit, changeConnection, factsOfArrow } from "../design/change-design";
import { MAX_FACT, MAX_LABEL } from "../shapes/component-shape";
import { BoundField } from "./bound-field";
import { Field } from "./field";
import classes from "./inspector.module.css";

const WAITING = [
  { value: "sync", label: "The caller waits" },
  { value: "async", label: "Nobody waits" },
];

export interface ConnectionFieldsProps {
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
      <Field label="Carries">
        {(id) => (
          <TextInput
            id={id}
            size="xs"
            placeholder={readOnly ? "–" : "posts, reads …"}
            maxLength={MAX_LABEL}
            readOnly={readOnly}
            onFocus={begin}
            value={arrow.props.text}
            onChange={(event) => set({ label: event.currentTarget.value })}
          />
        )}
      </Field>
      <Field label="Protocol">
        {(id) => (
          <TextInput
            id={id}
            size="xs"
            placeholder={readOnly ? "–" : "HTTPS, gRPC …"}
            maxLength={MAX_FACT}
            readOnly={readOnly}
            onFocus={begin}
            value={typeof arrow.meta.protocol === "string" ? arrow.meta.protocol : ""}
            onChange={(event) => set({ protocol: event.currentTarget.value })}
          />
        )}
      </Field>
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
