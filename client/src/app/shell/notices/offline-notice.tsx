import { useOnline } from "@/lib/browser/use-online";
import { IconCloudOff } from "@/ui/icons/start-icons";
import classes from "./notices.module.css";

/** Shown while the browser itself knows that it has no network. */
export function OfflineNotice() {
  const online = useOnline();
  return (
    <div role="status">
      {!online && (
        <p className={classes.notice}>
          <IconCloudOff size={16} stroke={1.5} aria-hidden="true" />
          You are offline. What is on this page stays; changes are sent once the connection is back.
        </p>
      )}
    </div>
  );
}
