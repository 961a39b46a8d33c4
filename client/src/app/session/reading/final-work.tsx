import { useEffect, useState } from "react";
import * as Y from "yjs";
import { useBoard } from "@/api/boards";
import { LazyFinalBoard } from "@/features/board/lazy-board";
import { FinalWorksheets } from "@/features/worksheets/final-worksheets";
import { useSessionId, useSessionState } from "@/session/session-context";
import { ExportButton } from "../export-button";
import classes from "../session.module.css";

/** The board at the end of the session. */
export function FinalBoard() {
  const title = useSessionState((state) => state.plan?.title ?? "");
  return <LazyFinalBoard sessionId={useSessionId()} title={title} />;
}

/** The worksheets at the end of the session, and worksheets and board as files. */
export function FinalSheets() {
  const sessionId = useSessionId();
  const doc = useFinalDocument(sessionId);
  return (
    <>
      <FinalWorksheets sessionId={sessionId} />
      {doc !== null && (
        <div className={classes.exports}>
          <ExportButton doc={doc} look="button" />
        </div>
      )}
    </>
  );
}

/**
 * The session's document after the end; null until it has loaded, and when it cannot be loaded, which the board
 * reports.
 */
function useFinalDocument(sessionId: string): Y.Doc | null {
  const update = useBoard(sessionId).data;
  const [doc, setDoc] = useState<Y.Doc | null>(null);
  useEffect(() => {
    if (update === undefined) return;
    const read = new Y.Doc();
    try {
      if (update.length > 2) Y.applyUpdate(read, update);
      setDoc(read);
    } catch {
      setDoc(null);
    }
    return () => read.destroy();
  }, [update]);
  return doc;
}
