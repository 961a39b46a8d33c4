import type { DesignGraph } from "@casement/shared/design/design-graph";
import { readGraph } from "@casement/shared/document/design/read-graph";
import { foldBoard } from "@casement/shared/document/records/fold-board";
import { recordsOf } from "@casement/shared/document/schema";
import { readSheets } from "@casement/shared/document/sheets/read-sheets";
import { sheetsOf } from "@casement/shared/document/sheets/stored-row";
import type { Sheets } from "@casement/shared/worksheets/schema";
import { useEffect, useState } from "react";
import type * as Y from "yjs";
import { useSharedDocument } from "@/document/shared-document";

/** While somebody draws, the document is read at most this often, in ms. */
const READ_EVERY_MS = 400;

export interface DrawnDesign {
  readonly graph: DesignGraph;
  readonly sheets: Sheets;
}

/** The current design and worksheets; null until they have arrived, and while nobody looks. */
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

/** Reads at once, and after each change. */
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
