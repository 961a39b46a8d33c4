import { foldBoard } from "@casement/shared/board/fold-board";
import { namedShapes } from "@casement/shared/board/named-shapes";
import type { ComponentRef } from "@casement/shared/board/sheets/component-ref";
import { useCallback, useState } from "react";
import { useSheetEdits } from "../../realtime/sheets/sheets-context";

type NamedShape = NonNullable<ComponentRef>;

const NONE: readonly NamedShape[] = [];

/** The board's components, as they were when they were last looked at: a board need not be read at each stroke. */
export function useComponents(): { readonly components: readonly NamedShape[]; readonly look: () => void } {
  const edits = useSheetEdits();
  const [components, setComponents] = useState(NONE);
  const look = useCallback(() => {
    if (edits !== null) setComponents(namedShapes(foldBoard(edits.doc)));
  }, [edits]);
  return { components, look };
}
