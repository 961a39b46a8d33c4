import type { Design } from "@casement/shared/design/design";
import { Button, Group } from "@mantine/core";
import { useState } from "react";
import { plural } from "@/lib/duration";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import classes from "../fields/problem-editor.module.css";
import type { Drawing } from "./drawing";
import { TakeDesign } from "./take-design";

interface DesignEditorProps extends Drawing {
  readonly design: Design;
  readonly onChange: (design: Design) => void;
}

/** The reference design: drawn on a board, or taken from the board of a session. */
export function DesignEditor({ design, onChange, board, readSession }: DesignEditorProps) {
  // The board is opened on demand, since its code is large, and anew with each design that comes from elsewhere.
  const [opened, setOpened] = useState<{ readonly from: Design; readonly time: number } | null>(null);
  const [taking, setTaking] = useState(false);
  const [clearing, setClearing] = useState(false);
  const replace = (next: Design) => {
    onChange(next);
    setOpened((now) => ({ from: next, time: (now?.time ?? 0) + 1 }));
  };
  const { components, connections } = design;
  const drawn = components.length > 0;
  return (
    <>
      <h3>Drawing</h3>
      <p className={classes.note}>
        {drawn
          ? `${plural(components.length, "component")} and ${plural(connections.length, "connection")}.`
          : "Draw it with the components and arrows of an interview's board, or take it from the board of one of your sessions."}
      </p>
      <Group gap="xs">
        {opened === null && (
          <Button variant="default" size="xs" onClick={() => setOpened({ from: design, time: 0 })}>
            {drawn ? "Open the drawing" : "Draw it"}
          </Button>
        )}
        <Button variant="default" size="xs" onClick={() => setTaking(true)}>
          Take it from a session…
        </Button>
        {drawn && (
          <Button variant="subtle" color="danger" size="xs" onClick={() => setClearing(true)}>
            Remove the drawing…
          </Button>
        )}
      </Group>
      {opened !== null && <div key={opened.time}>{board(opened.from, onChange)}</div>}
      <TakeDesign
        opened={taking}
        replaces={drawn}
        readSession={readSession}
        onTake={replace}
        onClose={() => setTaking(false)}
      />
      <ConfirmDialog
        opened={clearing}
        title="Remove the drawing?"
        confirmLabel="Remove the drawing"
        dangerous
        onConfirm={() => {
          replace({ components: [], connections: [] });
          setClearing(false);
        }}
        onClose={() => setClearing(false)}
      >
        The written walk through the design stays. Nothing is final before you save the problem.
      </ConfirmDialog>
    </>
  );
}
