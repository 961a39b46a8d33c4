import { IconAlertTriangle } from "@/ui/icons/start-icons";
import classes from "./notices.module.css";

/** Shown when the browser keeps no cookies: then signing in and joining cannot work. */
export function CookieNotice() {
  if (navigator.cookieEnabled) return null;
  return (
    <p className={classes.notice} role="status">
      <IconAlertTriangle size={16} stroke={1.5} aria-hidden="true" />
      Your browser blocks cookies here. Casement needs one to know you again: allow cookies for this address, then
      reload.
    </p>
  );
}
