import { useLocalStorage } from "@mantine/hooks";
import { useMemo, useState } from "react";

/** Panels beside the board. */
export type BoardSide = "outline" | "patterns";

/** What is open around a board. Kept outside of it, so that keys and the command menu reach it too. */
export interface BoardTools {
  readonly side: BoardSide | null;
  readonly setSide: (side: BoardSide | null) => void;
  /** Whether the quick search for a component is open. */
  readonly adding: boolean;
  readonly setAdding: (adding: boolean) => void;
  /** Whether the palette is shown, once somebody has chosen; null: the available width decides. */
  readonly palette: boolean | null;
  readonly setPalette: (opened: boolean) => void;
  /** Whether nothing but the board is shown. */
  readonly boardOnly: boolean;
  readonly setBoardOnly: (boardOnly: boolean) => void;
}

export function useBoardTools(): BoardTools {
  const [side, setSide] = useState<BoardSide | null>(null);
  const [adding, setAdding] = useState(false);
  const [boardOnly, setBoardOnly] = useState(false);
  const [palette, setPalette] = useLocalStorage<boolean | null>({
    key: "casement-palette",
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  return useMemo(
    () => ({ side, setSide, adding, setAdding, palette, setPalette, boardOnly, setBoardOnly }),
    [side, adding, palette, setPalette, boardOnly],
  );
}
