import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { BoardClient } from "./board-client";
import { type BoardVersion, watchBoardVersion } from "./board-version";
import type { KeptBoard } from "./kept-board";

/** A session's document as a page has it: board and worksheets, over one connection. */
export interface SharedDocument {
  /** Null for a moment before the first one is open. */
  readonly client: BoardClient | null;
  readonly version: BoardVersion;
  /** Whether role and phase let this person write now; the server decides in any case. */
  readonly writable: boolean;
}

const SharedDocumentContext = createContext<SharedDocument | null>(null);

export interface SharedDocumentProviderProps {
  readonly sessionId: string;
  readonly participantId: string;
  readonly writable: boolean;
  /** The last edits did not fit in, not even when made again. Must not change while mounted. */
  readonly onLeftOut: () => void;
  /** Whether this browser keeps a copy of it: said when it does not, and when it does after all. Must not change while mounted. */
  readonly onCopyKept: (kept: boolean) => void;
  readonly children: ReactNode;
}

/** Opens the document of a session for as long as it is mounted; a copy that has become useless is replaced. */
export function SharedDocumentProvider(props: SharedDocumentProviderProps) {
  const { sessionId, participantId, writable, onLeftOut, onCopyKept, children } = props;
  const [client, setClient] = useState<BoardClient | null>(null);
  const [version, setVersion] = useState<BoardVersion>("waiting");
  const [kept, setKept] = useState<KeptBoard | null>(null);
  useEffect(() => {
    const opened = new BoardClient({
      sessionId,
      participantId,
      // A participant belongs to one session.
      kept: kept?.participantId === participantId ? kept : undefined,
      onStale: setKept,
      onLeftOut,
      onCopyKept,
    });
    const stop = watchBoardVersion(opened.doc, setVersion);
    setClient(opened);
    void opened.start();
    return () => {
      stop();
      setClient(null);
      opened.destroy();
    };
  }, [sessionId, participantId, kept, onLeftOut, onCopyKept]);
  useEffect(() => client?.setAllowed(writable), [client, writable]);
  const shared = useMemo(() => ({ client, version, writable }), [client, version, writable]);
  return <SharedDocumentContext value={shared}>{children}</SharedDocumentContext>;
}

/** The document of the session that is open. */
export function useSharedDocument(): SharedDocument {
  const shared = useContext(SharedDocumentContext);
  if (shared === null) throw new Error("This belongs inside a SharedDocumentProvider.");
  return shared;
}
