import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import { IconAlertTriangle } from "@/ui/icons/start-icons";
import classes from "./notices.module.css";

/**
 * A chunk that cannot be loaded mostly belongs to an older build that a server update removed. The person decides when
 * to reload, so that nothing unsaved is lost and no reload repeats itself. It is part of the start, because what shows
 * other notices could be the chunk that is gone.
 */
export function StaleNotice() {
  const [stale, setStale] = useState(false);
  useEffect(() => {
    // Without a network the offline notice explains it.
    const notice = () => setStale((before) => before || navigator.onLine);
    window.addEventListener("vite:preloadError", notice);
    return () => window.removeEventListener("vite:preloadError", notice);
  }, []);
  return (
    <div role="status">
      {stale && (
        <p className={classes.notice}>
          <IconAlertTriangle size={16} stroke={1.5} aria-hidden="true" />A part of this page could not be loaded.
          Casement may have been updated since you opened it. What was saved is safe.
          <Button size="compact-xs" variant="default" onClick={() => window.location.reload()}>
            Reload
          </Button>
          <Button size="compact-xs" variant="subtle" color="gray" onClick={() => setStale(false)}>
            Later
          </Button>
        </p>
      )}
    </div>
  );
}
