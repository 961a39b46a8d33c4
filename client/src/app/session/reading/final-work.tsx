import { useEffect, useState } from "react";
import * as Y from "yjs";
import { useBoard } from "@/api/boards";
import { LazyFinalBoard } from "@/features/board/lazy-board";
import { ExportButton } from "../export-button";
import classes from "../session.module.css";

interface FinalWorkProps {
  readonly sessionId: string;
  readonly title: string;
}

/** The board at the end of the session, and the worksheets as files. */
export function FinalWork({ sessionId, title }: FinalWorkProps) {
  const doc = useFinalDocument(sessionId);
  return (
    <>
      <LazyFinalBoard sessionId={sessionId} title={title} />
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
