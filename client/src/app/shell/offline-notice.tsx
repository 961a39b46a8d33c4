import { useSyncExternalStore } from "react";
import { IconCloudOff } from "@/ui/icons";
import classes from "./app.module.css";

function subscribe(changed: () => void): () => void {
  window.addEventListener("online", changed);
  window.addEventListener("offline", changed);
  return () => {
    window.removeEventListener("online", changed);
    window.removeEventListener("offline", changed);
  };
}

/** Shown while the browser itself knows that it has no network. */
export function OfflineNotice() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {!online && (
        <p className={classes.offline}>
          <IconCloudOff size={16} stroke={1.5} aria-hidden="true" />
          You are offline. What is on this page stays; changes are sent once the connection is back.
        </p>
      )}
    </div>
  );
}
