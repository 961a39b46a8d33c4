import { Skeleton } from "@mantine/core";
import classes from "./notices.module.css";

const ROWS = ["first", "second", "third", "fourth", "fifth", "sixth"];

/** Placeholder rows for a list. */
export function LoadingRows({ rows = 3, height = 64 }: { rows?: number; height?: number }) {
  return (
    <div className={classes.loading} role="status" aria-label="Loading">
      {ROWS.slice(0, rows).map((row) => (
        <Skeleton key={row} height={height} radius={6} />
      ))}
    </div>
  );
}
