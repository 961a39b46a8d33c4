import { useLocalStorage } from "@mantine/hooks";

/** How the strip lies in the room; each browser remembers it. */
export interface StripLook {
  /** One line, without pictures. */
  readonly collapsed: boolean;
  readonly below: boolean;
}

export function useStripLook() {
  return useLocalStorage<StripLook>({
    key: "casement-call-strip",
    // A small window is for the board.
    defaultValue: { collapsed: window.innerWidth <= 900, below: false },
    getInitialValueInEffect: false,
  });
}
