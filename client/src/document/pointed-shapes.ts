import { createStore } from "zustand/vanilla";

/** Shapes that another part of the page points at on the board of this window, and of no other. */
export interface Pointed {
  readonly ids: readonly string[];
  /** Whether to bring them into view. */
  readonly bring: boolean;
}

const NOTHING: Pointed = { ids: [], bring: false };
export const pointedShapes = createStore<Pointed>(() => NOTHING);

export function pointAtShapes(ids: readonly string[], bring = false): void {
  pointedShapes.setState({ ids, bring });
}

export function pointAtNothing(): void {
  pointedShapes.setState(NOTHING);
}
