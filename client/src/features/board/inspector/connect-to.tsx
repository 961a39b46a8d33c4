import type { DesignGraph } from "@casement/shared/design/design-graph";
import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { Editor, TLShapeId } from "tldraw";
import { connectLaidOut } from "../design/add-laid-out";
import { designNames } from "../design/use-design";
import { Field } from "./field";
import classes from "./inspector.module.css";

interface ConnectToProps {
  readonly editor: Editor;
  readonly design: DesignGraph;
  readonly from: string;
  readonly onConnected?: (arrow: TLShapeId) => void;
}

/** Draws an arrow to a component chosen by name. */
export function ConnectTo({ editor, design, from, onConnected }: ConnectToProps) {
  const [chosen, setChosen] = useState("");
  const names = designNames(design.nodes);
  const connected = new Set(design.edges.filter((edge) => edge.from === from).map(({ to }) => to));
  const others = design.nodes.filter(({ id }) => id !== from && !connected.has(id));
  if (others.length === 0) return null;
  const to = others.some(({ id }) => id === chosen) ? chosen : "";
  return (
    <form
      className={classes.connect}
      onSubmit={(event) => {
        event.preventDefault();
        if (to === "") return;
        const arrow = connectLaidOut(editor, from as TLShapeId, to as TLShapeId);
        setChosen("");
        onConnected?.(arrow);
      }}
    >
      <Field label="Connect to">
        {(id) => (
          <NativeSelect
            id={id}
            size="xs"
            data={[
              { value: "", label: "Choose…" },
              ...others.map((node) => ({ value: node.id, label: names.get(node.id) ?? "" })),
            ]}
            value={to}
            onChange={(event) => setChosen(event.currentTarget.value)}
          />
        )}
      </Field>
      <Button type="submit" size="compact-xs" variant="default" disabled={to === ""}>
        Connect
      </Button>
    </form>
  );
}
