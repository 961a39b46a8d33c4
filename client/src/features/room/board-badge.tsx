import { type BoardState, type BoardStatus, useBoardStatus } from "@/document/board-status";
import { plural } from "@/lib/duration";
import { ERROR_TEXT } from "@/lib/error-text";
import type { Icon } from "@/ui/icons/icon";
import { IconCheck, IconCloudUp, IconEye, IconLoader } from "@/ui/icons/icons";
import { IconAlertTriangle, IconCloudOff } from "@/ui/icons/start-icons";
import classes from "./board-badge.module.css";

const ICONS: Readonly<Record<BoardState, Icon>> = {
  saved: IconCheck,
  saving: IconCloudUp,
  offline: IconCloudOff,
  unreachable: IconCloudOff,
  "not-saved": IconAlertTriangle,
  "read-only": IconEye,
  connecting: IconLoader,
};

/** States in which unsaved edits wait in this browser. */
const KEPT: readonly BoardState[] = ["offline", "unreachable", "not-saved"];

/** The badge's word, and the full sentence behind it. */
function describeBoard({ state, pending }: BoardStatus): { readonly word: string; readonly full: string } {
  const waiting = pending === 0 ? "Nothing of yours is waiting." : `${plural(pending, "edit")} of yours wait here.`;
  switch (state) {
    case "saved":
      return { word: "Saved", full: "Everything you drew is stored on the server." };
    case "saving":
      return { word: "Saving", full: "Your last edits are on their way to the server." };
    case "offline":
      return { word: "Offline", full: `The board is not connected. ${waiting} They are sent once it is back.` };
    case "unreachable":
      return { word: "No connection", full: `${ERROR_TEXT.NO_LIVE_CONNECTION?.sentence} ${waiting}` };
    case "not-saved":
      return {
        word: "Not saved",
        full: `The server cannot store the board right now. ${waiting} Keep this page open.`,
      };
    case "read-only":
      return { word: "Read-only", full: "You can look at the board but not change it." };
    case "connecting":
      return { word: "Connecting", full: "The board is being fetched." };
  }
}

/** Whether the board is saved: never green before the server has acknowledged every edit. */
export function BoardBadge() {
  const status = useBoardStatus();
  const Icon = ICONS[status.state];
  const { word, full } = describeBoard(status);
  return (
    <span className={classes.badge} data-state={status.state} role="status" title={full}>
      <Icon size={14} stroke={1.75} aria-hidden="true" />
      {word}
      {KEPT.includes(status.state) && status.pending > 0 && <span>{plural(status.pending, "edit")} kept</span>}
    </span>
  );
}
