import type { KeyboardEvent, MouseEvent, ReactNode } from "react";
import { useIsChoosable, useIsChosenRow } from "@/document/chosen";
import { useIsPointedRow } from "@/document/pointed-row";
import { useSheetEdits, useSheetPresence } from "@/document/sheets/sheets-context";
import { isComposing } from "@/lib/composing";
import { isPressed } from "@/lib/keys";
import { IconGripVertical, IconX } from "@/ui/icons/icons";
import { useDragRow } from "@/ui/lists/drag-area";
import { offerUndo } from "@/ui/notices/undo-notice";
import { ChooseRow } from "./choose-row";
import { focusBeside } from "./focus";
import classes from "./rows.module.css";
import { MOVE_ROW, NEW_ROW, NEW_ROW_FROM_LINES, REMOVE_EMPTY } from "./sheet-keys";
import { usePeerInRow } from "./use-peers";

interface SheetRowProps {
  readonly id: string;
  /** Name of the row for moving and removing it: "requirement 2". */
  readonly label: string;
  /** Whether the row is empty: then Backspace removes it. */
  readonly empty: boolean;
  /** Called for Enter, in a cell of several lines for Ctrl or ⌘ with Enter. */
  readonly onAdd?: () => void;
  /** Called for Alt with an arrow key. */
  readonly onMove?: (by: -1 | 1) => void;
  readonly children: ReactNode;
  readonly look?: "line" | "card";
}

/** A row of a worksheet: its cells between a drag handle and a remove button. */
export function SheetRow({ id, label, empty, onAdd, onMove, children, look = "line" }: SheetRowProps) {
  const edits = useSheetEdits();
  const presence = useSheetPresence();
  const peer = usePeerInRow(id);
  const drag = useDragRow(id);
  const choosable = useIsChoosable() && !empty;
  const chosen = useIsChosenRow(id);
  const pointed = useIsPointedRow(id);
  const onKeyDown = (event: KeyboardEvent<HTMLLIElement>) => {
    const cell = event.target as HTMLElement;
    // A nested row handles its own keys.
    if (edits === null || cell.closest("[data-row]") !== event.currentTarget || isComposing(event)) return;
    const by = MOVE_ROW.find(([combination]) => isPressed(combination, event))?.[1];
    if (by !== undefined && onMove !== undefined) {
      event.preventDefault();
      onMove(by);
    } else if (onAdd !== undefined && isNewRow(event, cell)) {
      event.preventDefault();
      onAdd();
    } else if (isPressed(REMOVE_EMPTY, event) && empty && cell.matches("textarea")) {
      event.preventDefault();
      const beside = focusBeside(event.currentTarget);
      // Somebody else may be about to write in this row.
      if (!(presence?.peers ?? []).some(({ row }) => row === id)) edits.removeRow(id);
      beside();
    }
  };
  return (
    <li
      className={classes.row}
      {...drag.row}
      data-look={look}
      data-peer={peer !== null || undefined}
      data-choosable={choosable || undefined}
      data-chosen={chosen || undefined}
      data-pointed={pointed || undefined}
      style={peer === null ? undefined : ({ "--peer": peer } as Record<string, string>)}
      onKeyDown={onKeyDown}
    >
      {edits !== null && onMove !== undefined ? <MoveHandle label={label} handle={drag.handle} /> : <span />}
      <div className={classes.cells}>{children}</div>
      {edits !== null ? <RemoveRow id={id} label={label} empty={empty} /> : <span />}
      {choosable && <ChooseRow id={id} label={label} chosen={chosen} />}
    </li>
  );
}

function RemoveRow({ id, label, empty }: Pick<SheetRowProps, "id" | "label" | "empty">) {
  const edits = useSheetEdits();
  const remove = (event: MouseEvent<HTMLButtonElement>) => {
    const row = event.currentTarget.closest("li");
    if (edits === null || row === null) return;
    // After removing by keyboard the focus goes to a neighbouring row; on a touch screen that would open the keyboard.
    const goOn = event.detail === 0 ? focusBeside(row) : () => undefined;
    edits.removeRow(id);
    goOn();
    if (!empty) offerUndo({ message: "Row removed.", undo: () => edits.undo() });
  };
  return (
    <button type="button" className={classes.remove} aria-label={`Remove ${label}`} onClick={remove}>
      <IconX size={14} stroke={1.5} aria-hidden="true" />
    </button>
  );
}

interface MoveHandleProps {
  readonly label: string;
  readonly handle: ReturnType<typeof useDragRow>["handle"];
}

function MoveHandle({ label, handle }: MoveHandleProps) {
  return (
    <button
      type="button"
      className={classes.handle}
      aria-label={`Move ${label}: drag, or Alt with the arrow keys`}
      {...handle}
    >
      <IconGripVertical size={14} stroke={1.5} aria-hidden="true" />
    </button>
  );
}

function isNewRow(event: KeyboardEvent, cell: HTMLElement): boolean {
  return cell.matches("textarea") && isPressed(cell.dataset.lines === undefined ? NEW_ROW : NEW_ROW_FROM_LINES, event);
}
