import type { ReactNode } from "react";

/** Where the worksheets are, and how much of the room they take. */
export interface SheetPane {
  readonly body: ReactNode;
  /** Whether they are shown in place of the steps; on a phone, over the board. */
  readonly shown: boolean;
  readonly onShown: (shown: boolean) => void;
  /** Whether something new appeared in the steps behind them. */
  readonly news: boolean;
  /** Who else writes in a worksheet. */
  readonly people: readonly { readonly participantId: string; readonly name: string; readonly color: string }[];
  /** Buttons for the worksheet's place and its export. */
  readonly tools: ReactNode;
  /** Whether worksheet and board take half of the room each. */
  readonly wide: boolean;
}
