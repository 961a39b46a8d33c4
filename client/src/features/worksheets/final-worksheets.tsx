import { SheetIndex } from "@casement/shared/document/sheets/sheet-index";
import { storedRows } from "@casement/shared/document/sheets/stored-row";
import { WORKSHEET_KINDS, type WorksheetKind } from "@casement/shared/worksheets/worksheet";
import { useMemo, useState } from "react";
import * as Y from "yjs";
import { useBoard } from "@/api/boards";
import type { SheetSource } from "@/document/sheets/sheet-source";
import { RecordedSheetsProvider } from "@/document/sheets/sheets-context";
import { EmptyState } from "@/ui/notices/empty-state";
import { ErrorNotice } from "@/ui/notices/error-notice";
import classes from "./cells/worksheets.module.css";
import { SHEET_BODIES } from "./sheet-bodies";
import { Worksheet } from "./worksheet";

/** The worksheets at the end of the session, read-only. */
export function FinalWorksheets({ sessionId }: { sessionId: string }) {
  const { source, fault } = useFinalSheets(sessionId);
  const written = WORKSHEET_KINDS.filter((kind) => (source?.index.count(kind) ?? 0) > 0);
  const [chosen, setChosen] = useState<WorksheetKind | null>(null);
  if (fault !== null) return fault;
  if (source === null) return null;
  const [first] = written;
  if (first === undefined) return <EmptyState sentence="Nothing was written in the worksheets." />;
  return (
    <div className={classes.final}>
      <RecordedSheetsProvider source={source}>
        <Worksheet kind={chosen ?? first} onKind={setChosen} stepKind={null} recorded />
      </RecordedSheetsProvider>
    </div>
  );
}

/** The estimate at the end of the session, alone. */
export function FinalEstimate({ sessionId }: { sessionId: string }) {
  const { source, fault } = useFinalSheets(sessionId);
  if (fault !== null) return fault;
  if (source === null) return null;
  if (source.index.count("estimate") === 0) return <EmptyState sentence="Nothing was estimated." />;
  const Body = SHEET_BODIES.estimate;
  return (
    <RecordedSheetsProvider source={source}>
      <Body />
    </RecordedSheetsProvider>
  );
}

/** The final worksheets, null until they have loaded; `fault` is shown in their place. */
function useFinalSheets(sessionId: string) {
  const board = useBoard(sessionId);
  const source = useMemo(() => (board.data === undefined ? null : readFinal(board.data)), [board.data]);
  const fault = board.isError ? <ErrorNotice error={board.error} onRetry={() => void board.refetch()} /> : null;
  return { source, fault };
}

/** A source that never changes. */
function readFinal(update: Uint8Array): SheetSource {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  const index = SheetIndex.of(storedRows(doc).values());
  doc.destroy();
  return { index, subscribe: () => () => undefined };
}
