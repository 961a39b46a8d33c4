import type { TLComponents } from "tldraw";
import classes from "./fault.module.css";

/**
 * The editor's own error screen offers to delete data that belongs to the session, so the error goes on to
 * `SteadyBoard`.
 */
function PassOn({ error }: { error: unknown }): never {
  throw error;
}

function BrokenShape() {
  return <div className={classes.brokenShape}>This shape cannot be shown here</div>;
}

/** Passed to every editor in place of its own error screens. */
export const faultComponents = {
  ErrorFallback: PassOn,
  ShapeErrorFallback: BrokenShape,
} satisfies TLComponents;
