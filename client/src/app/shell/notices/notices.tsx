import { useNotifications } from "@mantine/notifications";
import { type ComponentType, useEffect, useSyncExternalStore } from "react";

let List: ComponentType | null = null;
const listeners = new Set<() => void>();

/** Loads what shows notices. Pages on which they are to be expected call this before there is one. */
export async function loadNotices(): Promise<void> {
  const loaded = await import("./notice-list");
  List = loaded.NoticeList;
  for (const listener of listeners) listener();
}

/** Loads it while the calling page is shown; when that fails, the first notice tries again. */
export function useNoticesReady(): void {
  useEffect(() => {
    loadNotices().catch(() => undefined);
  }, []);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Notices above the page. The page of somebody who has not signed in rarely has any, and loads no code for them. */
export function Notices() {
  const { notifications } = useNotifications();
  const Loaded = useSyncExternalStore(subscribe, () => List);
  const newest = notifications.at(-1)?.id;
  useEffect(() => {
    if (newest !== undefined && Loaded === null) loadNotices().catch(() => undefined);
  }, [newest, Loaded]);
  return Loaded === null ? null : <Loaded />;
}
