import { isLoopback } from "@/lib/addresses/link-key";
import classes from "./loopback-note.module.css";

/** Shown below a link that would lead nowhere from another computer, with the settings that change that. */
export function LoopbackNote() {
  if (!isLoopback(window.location.hostname)) return null;
  return (
    <p className={classes.note}>
      Works on this computer only. To invite others, start Casement with <code>HOST=0.0.0.0</code> and{" "}
      <code>PUBLIC_ORIGIN</code> set to the address that they will open, and make the link there.
    </p>
  );
}
