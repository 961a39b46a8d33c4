import type { TLComponents } from "tldraw";
import classes from "./fault.module.css";

/** The editor's own screen offers to reset data that are not its own: the error goes on, to the `SteadyBoard` around it. */
function PassOn({ error }: { error: unknown }): never {
  throw error;
}

function BrokenShape() {
  return <div className={classes.brokenShape}>This shape cannot be shown here</div>;
}

/** What every editor shows of its faults. */
export const faultComponents = {
  ErrorFallback: PassOn,
  ShapeErrorFallback: BrokenShape,
} satisfies TLComponents;
