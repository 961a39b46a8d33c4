import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";

const ID = "casement-stale-page";

/**
 * A chunk that cannot be loaded mostly belongs to an older build that a server update removed. The person decides when
 * to reload, so that nothing unsaved is lost and no reload repeats itself.
 */
export function offerReloadWhenStale(): void {
  window.addEventListener("vite:preloadError", () => {
    // Without a network the offline notice explains it.
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
