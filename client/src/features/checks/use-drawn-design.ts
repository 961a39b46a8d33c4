import { foldBoard } from "@casement/shared/board/fold-board";
import { recordsOf } from "@casement/shared/board/layout";
import { readGraph } from "@casement/shared/board/read-graph";
import { readSheets } from "@casement/shared/board/sheets/read-sheets";
import type { Sheets } from "@casement/shared/board/sheets/schema";
import { sheetsOf } from "@casement/shared/board/sheets/stored-row";
import type { DesignGraph } from "@casement/shared/design-graph";
import { useEffect, useState } from "react";
import type * as Y from "yjs";
import { useSharedDocument } from "../../realtime/shared-document";

/** While somebody draws, the document is read at most so often, in ms. */
const READ_EVERY_MS = 400;

export interface DrawnDesign {
  readonly graph: DesignGraph;
  readonly sheets: Sheets;
}

/** The design and the worksheets as they are now; null until they have arrived, and while nobody looks. */
export function useDrawnDesign(looking: boolean): DrawnDesign | null {
  const { client, version } = useSharedDocument();
  const [drawn, setDrawn] = useState<DrawnDesign | null>(null);
  useEffect(() => {
    if (client === null || version !== "ready" || !looking) return;
    const stop = watch(client.doc, () =>
      setDrawn({ graph: readGraph(foldBoard(client.doc)), sheets: readSheets(client.doc) }),
    );
    return () => {
      stop();
      setDrawn(null);
    };
  }, [client, version, looking]);
  return drawn;
}

/** Reads at once, then after changes. */
function watch(doc: Y.Doc, read: () => void): () => void {
  const roots = [recordsOf(doc), sheetsOf(doc)];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      read();
    }, READ_EVERY_MS);
  };
  read();
  for (const root of roots) root.observeDeep(changed);
  return () => {
    for (const root of roots) root.unobserveDeep(changed);
    clearTimeout(timer);
  };
}
