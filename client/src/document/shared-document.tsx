import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { BoardClient } from "./board-client";
import { type BoardVersion, watchBoardVersion } from "./board-version";
import type { KeptBoard } from "./kept-board";

/** A session's document on a page: board and worksheets over one connection. */
interface SharedDocument {
  /** Null until the first client is open. */
  readonly client: BoardClient | null;
  readonly version: BoardVersion;
  /** Whether role and phase let this person write. Only decides what the page offers; the server checks each write. */
  readonly writable: boolean;
}

const SharedDocumentContext = createContext<SharedDocument | null>(null);

interface SharedDocumentProviderProps {
  readonly sessionId: string;
  readonly participantId: string;
  readonly writable: boolean;
  /** The server refused the last edits even after they were made again. Must not change while mounted. */
  readonly onLeftOut: () => void;
  /**
   * Whether this browser keeps a copy: called when it does not, and when it does after all. Must not change while
   * mounted.
   */
  readonly onCopyKept: (kept: boolean) => void;
  readonly children: ReactNode;
}

/** Opens a session's document while mounted, and replaces a client whose copy has become stale. */
export function SharedDocumentProvider(props: SharedDocumentProviderProps) {
  const { sessionId, participantId, writable, onLeftOut, onCopyKept, children } = props;
  const [client, setClient] = useState<BoardClient | null>(null);
  const [version, setVersion] = useState<BoardVersion>("waiting");
  const [kept, setKept] = useState<KeptBoard | null>(null);
  useEffect(() => {
    const opened = new BoardClient({
      sessionId,
      participantId,
      // The same participant means the same session: a participant belongs to one session.
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

/** The document of the open session. */
export function useSharedDocument(): SharedDocument {
  const shared = useContext(SharedDocumentContext);
  if (shared === null) throw new Error("This belongs inside a SharedDocumentProvider.");
  return shared;
}
