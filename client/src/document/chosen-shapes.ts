import { create } from "zustand";

/** What is selected on the board that the page shows. */
interface ChosenShapes {
  readonly ids: readonly string[];
  /** The text of these shapes, shown where somebody reads about them later; may be empty. */
  readonly label: string;
}

const NONE: ChosenShapes = { ids: [], label: "" };

/** One store: a page has one board. */
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
