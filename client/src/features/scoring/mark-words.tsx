import { LEVEL_NAMES } from "@casement/shared/scoring/rubric";
import type { Mark } from "@casement/shared/scoring/score";
import classes from "./mark-words.module.css";

/** A mark to be read: its digit and its name. */
export function MarkWords({ mark }: { mark: Mark | null }) {
  if (mark === null) return <span className={classes.none}>no mark</span>;
  if (mark === "not-observed") return <span className={classes.none}>not observed</span>;
  return (
    <span className={classes.mark}>
      <b data-level={mark}>{mark}</b> {LEVEL_NAMES[mark]}
    </span>
  );
}
