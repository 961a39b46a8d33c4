import { cut } from "@casement/shared/lib/cut";
import type { PointedAt, PointedRow } from "@casement/shared/lib/pointed-at";
import { MAX_PIN_LABEL_LENGTH } from "@casement/shared/scoring/evidence-limits";
import { useEffect } from "react";
import { create } from "zustand";
import { useIsShown } from "@/lib/browser/is-shown";

/** What is selected on the board that the page shows. */
interface ChosenShapes {
  readonly ids: readonly string[];
  /** The text of these shapes, shown where somebody reads about them later; may be empty. */
  readonly label: string;
}

/** A row of a worksheet, with its words. */
interface ChosenRow extends PointedRow {
  readonly label: string;
}

interface Chosen {
  readonly shapes: ChosenShapes;
  readonly row: ChosenRow | null;
  /** How many forms of this page could point at what is chosen. Without one, nothing is offered to be chosen. */
  readonly takers: number;
}

const NO_SHAPES: ChosenShapes = { ids: [], label: "" };

/** One store: a page has one board. */
const chosenStore = create<Chosen>(() => ({ shapes: NO_SHAPES, row: null, takers: 0 }));

export function showChosenShapes(shapes: ChosenShapes): void {
  chosenStore.setState({ shapes });
}

export function forgetChosenShapes(): void {
  chosenStore.setState({ shapes: NO_SHAPES });
}

export function chooseRow(row: ChosenRow | null): void {
  chosenStore.setState({ row });
}

export const useChosenShapes = (): ChosenShapes => chosenStore((chosen) => chosen.shapes);

/** All that is chosen, as evidence or a comment keeps it. */
export function usePointedAt(): PointedAt {
  const { shapes, row } = chosenStore();
  const label = [shapes.label, row?.label].filter(Boolean).join(", ");
  return {
    shapeIds: [...shapes.ids],
    label: cut(label, MAX_PIN_LABEL_LENGTH),
    ...(row === null ? {} : { row: { sheet: row.sheet, row: row.row } }),
  };
}

export const useIsChosenRow = (row: string): boolean => chosenStore((chosen) => chosen.row?.row === row);

/** Whether shapes and rows can be chosen, because something on this page could point at them. */
export const useIsChoosable = (): boolean => chosenStore((chosen) => chosen.takers > 0);

/** Offers the choice of shapes and rows while this is shown, if `may`. */
export function useTakesChosen(may: boolean): void {
  const takes = useIsShown() && may;
  useEffect(() => {
    if (!takes) return;
    chosenStore.setState(({ takers }) => ({ takers: takers + 1 }));
    return () => chosenStore.setState(({ takers, row }) => ({ takers: takers - 1, row: takers === 1 ? null : row }));
  }, [takes]);
}
