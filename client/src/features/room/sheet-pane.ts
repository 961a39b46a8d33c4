import type { ReactNode } from "react";

/** The worksheets' place, and how much of the room they have. */
export interface SheetPane {
  readonly body: ReactNode;
  /** In front of the steps; on a phone: over the board. */
  readonly shown: boolean;
  readonly onShown: (shown: boolean) => void;
  /** Something new stands among the steps behind it. */
  readonly news: boolean;
  /** Sheet and board have half of the room each. */
  readonly wide: boolean;
}
