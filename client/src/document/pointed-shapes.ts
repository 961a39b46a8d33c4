import { createStore } from "zustand/vanilla";

/** Shapes that another part of this page points at; only this window's board shows it. */
export interface Pointed {
  readonly ids: readonly string[];
  /** Whether to scroll them into view. */
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
