import { Button } from "@mantine/core";
import type { LeftOut } from "../binding/quarantine";
import classes from "./board.module.css";

const NAMES: ReadonlyMap<string, string> = new Map([
  ["geo", "a box"],
  ["text", "a text"],
  ["note", "a sticky note"],
  ["arrow", "an arrow"],
  ["line", "a line"],
  ["draw", "a stroke"],
  ["highlight", "a highlight"],
  ["frame", "a frame"],
  ["group", "a group"],
  ["component", "a component"],
  ["entity", "an entity"],
  ["binding", "an end of an arrow"],
  ["image", "a picture"],
  ["video", "a video"],
  ["bookmark", "a preview of a link"],
  ["embed", "an embedded page"],
]);
/** Up to this many records are named one by one. */
const NAMED = 2;

/** "1 shape cannot be shown: a box, its text has an unknown mark." */
export function sayLeftOut(records: readonly LeftOut[]): string {
  const named = records.slice(0, NAMED).map(({ kind, reason }) => `${NAMES.get(kind) ?? "something else"}, ${reason}`);
  const rest = records.length - named.length;
  const more = rest > 0 ? `; and ${rest} more` : "";
  const count = records.length === 1 ? "1 shape" : `${records.length} shapes`;
  return `${count} cannot be shown: ${named.join("; ")}${more}.`;
}

interface LeftOutNoticeProps {
  readonly records: readonly LeftOut[];
  /** Removes them for everybody; absent for people who may not draw. */
  readonly onRemove?: (() => void) | undefined;
}

/** Shown over the board while some of its records cannot be shown. */
export function LeftOutNotice({ records, onRemove }: LeftOutNoticeProps) {
  if (records.length === 0) return null;
  return (
    <div className={classes.leftOut} role="status">
      <LeftOutWithRemoval records={records} onRemove={onRemove} />
    </div>
  );
}

/** The sentence and the button, for any place. */
export function LeftOutWithRemoval({ records, onRemove }: LeftOutNoticeProps) {
  return (
    <>
      <span>{sayLeftOut(records)}</span>
      {onRemove !== undefined && (
        <Button variant="default" size="compact-xs" onClick={onRemove}>
          {records.length === 1 ? "Remove it" : "Remove them"}
        </Button>
      )}
    </>
  );
}
