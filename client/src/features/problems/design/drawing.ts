import type { Design } from "@casement/shared/design/design";
import type { ReactNode } from "react";

/** A design as it was read from a session's board. */
interface TakenDesign {
  readonly design: Design;
}

/** What the page lends to the editor: features do not import each other. */
export interface Drawing {
  /** A board to draw on, which begins with a design. */
  readonly board: (design: Design, onChange: (design: Design) => void) => ReactNode;
  readonly readSession: (sessionId: string) => Promise<TakenDesign>;
}
