import { ApiError } from "@/lib/api-error";
import { Mark } from "../shell/mark";
import classes from "./offline.module.css";

const OTHER = "The recording in this file could not be opened. A newer browser may help; else export it again.";

/** Tells why the file shows nothing, and what to do. */
export function OfflineFault({ error }: { error: unknown }) {
  return (
    <main className={classes.fault}>
      <Mark size={28} />
      <h1>This recording cannot be played</h1>
      <p>{error instanceof ApiError ? error.message : OTHER}</p>
    </main>
  );
}
