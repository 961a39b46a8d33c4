import { create } from "zustand";

/** What is selected on the board that the page shows. */
export interface ChosenShapes {
  readonly ids: readonly string[];
  /** What these shapes say, for who reads of them later; may be empty. */
  readonly label: string;
}

const NONE: ChosenShapes = { ids: [], label: "" };

/** The page's one board. */
const chosenShapesStore = create<ChosenShapes>(() => NONE);

export function showChosenShapes(chosen: ChosenShapes): void {
  chosenShapesStore.setState(chosen);
}

export function forgetChosenShapes(): void {
  chosenShapesStore.setState(NONE);
}

export function useChosenShapes(): ChosenShapes {
  return chosenShapesStore();
}
