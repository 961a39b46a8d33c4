import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";

const ID = "casement-stale-page";

/**
 * A part of the page that cannot be loaded is mostly one of an older build, gone since the server was updated. Whoever
 * is here decides when to reload, so nothing unsaved is lost and nothing reloads in a circle.
 */
export function offerReloadWhenStale(): void {
  window.addEventListener("vite:preloadError", () => {
    // Without a network it is no wonder, and the offline notice says so.
    if (!navigator.onLine) return;
    notifications.show({
      id: ID,
      autoClose: false,
      title: "A part of this page could not be loaded",
      message: (
        <>
          Casement may have been updated since you opened it. What was saved is safe.{" "}
          <Button size="compact-xs" variant="default" onClick={() => window.location.reload()}>
            Reload
          </Button>
        </>
      ),
    });
  });
}
