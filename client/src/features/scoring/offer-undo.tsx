import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import classes from "./pins.module.css";

/** Long enough to notice a slip. */
const UNDO_SHOWN_MS = 8_000;

/** Says that a pin is taken off, with the way back. */
export function offerUndo(pinId: string, restore: () => void): void {
  const notice = `unpinned-${pinId}`;
  const undo = () => {
    notifications.hide(notice);
    restore();
  };
  notifications.show({
    id: notice,
    color: "teal",
    autoClose: UNDO_SHOWN_MS,
    message: (
      <span className={classes.undo}>
        The moment is no longer pinned.
        <Button size="compact-sm" variant="subtle" onClick={undo}>
          Undo
        </Button>
      </span>
    ),
  });
}
