import { useEffect, useState } from "react";
import { type Atom, atom, type TLStore } from "tldraw";
import { BoardClient } from "../../realtime/board-client";
import type { KeptBoard } from "../../realtime/kept-board";
import { BoardBinding } from "./binding/board-binding";
import { type BoardVersion, watchBoardVersion } from "./binding/board-version";
import { showBoardIssue } from "./board-notices";
import { createBoardStore } from "./shapes/board-shapes";

type Mode = "readonly" | "readwrite";

/** A board that is open: its connection, and the editor's store bound to its document. */
export interface OpenBoard {
  readonly client: BoardClient;
  readonly store: TLStore;
  readonly binding: BoardBinding;
  readonly mode: Atom<Mode>;
}

/** Opens the board of a session for as long as it is mounted. */
export function useBoardClient(sessionId: string, participantId: string) {
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
      onLeftOut: () => showBoardIssue({ kind: "left-out" }),
    });
    const stop = watchBoardVersion(opened.doc, setVersion);
    setClient(opened);
    void opened.start();
    return () => {
      stop();
      setClient(null);
      opened.destroy();
    };
  }, [sessionId, participantId, kept]);
  return { client, version };
}

/** Binds a store to the client's document; null until the document has what an editor needs. */
export function useOpenBoard(client: BoardClient | null, version: BoardVersion): OpenBoard | null {
  const [board, setBoard] = useState<OpenBoard | null>(null);
  useEffect(() => {
    if (client === null || version !== "ready") return;
    const opened = bind(client);
    setBoard(opened);
    return () => {
      setBoard(null);
      opened.binding.destroy();
    };
  }, [client, version]);
  return board;
}

function bind(client: BoardClient): OpenBoard {
  const mode = atom<Mode>("board mode", "readonly");
  const store = createBoardStore({ collaboration: { status: null, mode } });
  const binding = new BoardBinding({
    doc: client.doc,
    store,
    writable: false,
    report: showBoardIssue,
    pending: (pending) => client.setUndecided(pending),
  });
  return { client, store, binding, mode };
}
