import { useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { useState } from "react";

/** Whether the panel beside the board is open: remembered, except in a narrow window, where it begins closed. */
export function usePanelOpened(): [boolean, (opened: boolean) => void] {
  const narrow = useMediaQuery("(max-width: 900px)", undefined, { getInitialValueInEffect: false }) ?? false;
  const [drawn, setDrawn] = useState(false);
  const [opened, setOpened] = useLocalStorage<boolean>({
    key: "casement-playback-panel-open",
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  return narrow ? [drawn, setDrawn] : [opened, setOpened];
}
