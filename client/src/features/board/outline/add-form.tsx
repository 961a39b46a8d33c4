import {
  COMPONENT_KINDS,
  type ComponentKind,
  componentKindSchema,
  KINDS_IN_ORDER,
} from "@casement/shared/design/component-kinds";
import type { DesignGraph } from "@casement/shared/design/design-graph";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Editor, TLShapeId } from "tldraw";
import { addLaidOut } from "../design/add-laid-out";
import { designNames } from "../design/use-design";
import { showShape } from "../parts/free-view";
import { MAX_LABEL } from "../shapes/component-shape";
import classes from "./outline.module.css";

const KINDS = KINDS_IN_ORDER.map((value) => ({ value, label: COMPONENT_KINDS[value].name }));

/** Adds a component by kind and name, connected if wished. The focus stays, ready for the next one. */
export function AddForm({ editor, design }: { editor: Editor; design: DesignGraph }) {
  const [kind, setKind] = useState<ComponentKind>("service");
  const [name, setName] = useState("");
  const [from, setFrom] = useState("");
  const names = designNames(design.nodes);
  const caller = names.has(from) ? (from as TLShapeId) : null;
  return (
    <form
      className={classes.add}
      aria-label="Add a component"
      onSubmit={(event) => {
        event.preventDefault();
        showShape(editor, addLaidOut(editor, kind, name.trim(), caller));
        setName("");
      }}
    >
      <NativeSelect
        size="xs"
        aria-label="Kind of the new component"
        data={KINDS}
        value={kind}
        onChange={(event) => setKind(componentKindSchema.parse(event.currentTarget.value))}
      />
      <TextInput
        size="xs"
        aria-label="Name of the new component"
        placeholder="Name"
        maxLength={MAX_LABEL}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <NativeSelect
        size="xs"
        aria-label="Connected from"
        data={[
          { value: "", label: "Not connected yet" },
          ...design.nodes.map(({ id }) => ({ value: id, label: `After ${names.get(id)}` })),
        ]}
        value={caller ?? ""}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <Button type="submit" size="xs">
        Add
      </Button>
    </form>
  );
}
