import { useEffect, useState } from "react";
import { type Atom, atom, type TLStore } from "tldraw";
import type { BoardClient } from "../../realtime/board-client";
import type { BoardVersion } from "../../realtime/board-version";
import { LiveSheets } from "../../realtime/sheets/live-sheets";
import { BoardBinding } from "./binding/board-binding";
import type { LeftOut } from "./binding/quarantine";
import { showBoardIssue } from "./board-notices";
import { createBoardStore } from "./shapes/board-shapes";
import { followQuantities } from "./shapes/follow-quantities";

type Mode = "readonly" | "readwrite";

/** A board that is open: its connection, and the editor's store bound to its document. */
export interface OpenBoard {
  readonly client: BoardClient;
  readonly store: TLStore;
  readonly binding: BoardBinding;
  readonly mode: Atom<Mode>;
  /** What of the document cannot be shown. */
  readonly leftOut: Atom<readonly LeftOut[]>;
}

/** Binds a store to the client's document; null until the document has what an editor needs. */
export function useOpenBoard(client: BoardClient | null, version: BoardVersion): OpenBoard | null {
  const [board, setBoard] = useState<OpenBoard | null>(null);
  useEffect(() => {
    if (client === null || version !== "ready") return;
    const opened = bind(client);
    setBoard(opened);
    const sheets = new LiveSheets(client.doc);
    const stopFollowing = followQuantities(opened.store, sheets);
    return () => {
      setBoard(null);
      stopFollowing();
      sheets.close();
      opened.binding.destroy();
    };
  }, [client, version]);
  return board;
}

function bind(client: BoardClient): OpenBoard {
  const mode = atom<Mode>("board mode", "readonly");
  const leftOut = atom<readonly LeftOut[]>("left out", []);
  const store = createBoardStore({ collaboration: { status: null, mode } });
  const binding = new BoardBinding({
    doc: client.doc,
    store,
    writable: false,
    report: showBoardIssue,
    leftOut: (records) => leftOut.set(records),
    pending: (pending) => client.setUndecided(pending),
  });
  return { client, store, binding, mode, leftOut };
}
