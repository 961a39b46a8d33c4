import { useLocalStorage } from "@mantine/hooks";
import { useState } from "react";
import { useNarrow } from "./narrow";

/**
 * Whether a pane is open. Beside the board it stays as this person left it, remembered under `key`. On a narrow window it
 * lies over the board and opens only when asked for: making the window narrow covers nothing.
 */
export function usePane(key: string, openedAtFirst: boolean) {
  const [paneOpened, setPaneOpened] = useLocalStorage<boolean>({
    key,
    defaultValue: openedAtFirst,
    getInitialValueInEffect: false,
  });
  const [drawerOpened, setDrawerOpened] = useState(false);
  return useNarrow() ? ([drawerOpened, setDrawerOpened] as const) : ([paneOpened, setPaneOpened] as const);
}
