import type { Entity } from "@casement/shared/worksheets/data-model";
import { Button } from "@mantine/core";
import { useSheetEdits } from "@/document/sheets/sheets-context";
import { IconComponents } from "@/ui/icons/icons";
import classes from "./model-sheet.module.css";

const ENTITY = { sheet: "data-model", table: "entity" } as const;

/** Puts the entities on the board, where they follow the worksheet, or removes them from it. */
export function ModelOnBoard({ entities }: { entities: readonly Entity[] }) {
  const edits = useSheetEdits();
  const missing = entities.filter(({ drawn }) => !drawn);
  const setAll = (drawn: boolean) =>
    edits?.step(() => {
      for (const { id } of entities) edits.set({ ...ENTITY, id }, "drawn", drawn);
    });
  if (missing.length === 0) {
    return (
      <span className={classes.onBoard}>
        <span>On the board, in step</span>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setAll(false)}>
          Take off
        </Button>
      </span>
    );
  }
  return (
    <Button
      size="compact-xs"
      variant="light"
      leftSection={<IconComponents size={13} stroke={1.5} aria-hidden="true" />}
      onClick={() => setAll(true)}
    >
      {missing.length === entities.length ? "Put on board" : `Put ${missing.length} more on board`}
    </Button>
  );
}
