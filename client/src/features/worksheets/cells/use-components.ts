import { namedShapes } from "@casement/shared/document/design/named-shapes";
import { foldBoard } from "@casement/shared/document/records/fold-board";
import type { ComponentRef } from "@casement/shared/worksheets/component-ref";
import { useCallback, useState } from "react";
import { useSheetEdits } from "@/document/sheets/sheets-context";

type NamedShape = NonNullable<ComponentRef>;

const NONE: readonly NamedShape[] = [];

/** The board's components as of the last `look`: the board need not be read after each stroke. */
export function useComponents(): { readonly components: readonly NamedShape[]; readonly look: () => void } {
  const edits = useSheetEdits();
  const [components, setComponents] = useState(NONE);
  const look = useCallback(() => {
    if (edits !== null) setComponents(namedShapes(foldBoard(edits.doc)));
  }, [edits]);
  return { components, look };
}
