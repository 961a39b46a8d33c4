import type { ReadWriteInsight } from "@casement/shared/worksheets/estimate/read-write";
import classes from "./estimate-sheet.module.css";

/** What the numbers mean for the design. */
export function EstimateInsight({ insight: { ratio, lean, advice } }: { insight: ReadWriteInsight }) {
  return (
    <p className={classes.insight} data-lean={lean}>
      <span className={classes.ratioLabel}>Read : write</span>
      <span className={classes.ratio}>{ratio}</span>
      <span>{advice}.</span>
    </p>
  );
}
