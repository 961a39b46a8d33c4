import { useEffect, useState } from "react";
import { type Atom, atom, type TLStore } from "tldraw";
import type { BoardClient } from "@/document/board-client";
import type { BoardVersion } from "@/document/board-version";
import { LiveSheets } from "@/document/sheets/live-sheets";
import { BoardBinding } from "../binding/board-binding";
import type { LeftOut } from "../binding/quarantine";
import { createBoardStore } from "../shapes/board-shapes";
import { followQuantities } from "../shapes/follow-quantities";
import { showBoardIssue } from "./board-notices";

type Mode = "readonly" | "readwrite";

/** An open board: its connection, and the editor's store bound to its document. */
export interface OpenBoard {
  readonly client: BoardClient;
  readonly store: TLStore;
  readonly binding: BoardBinding;
  readonly mode: Atom<Mode>;
  /** Shape records of the document that cannot be shown. */
  readonly leftOut: Atom<readonly LeftOut[]>;
  /** Called with shapes that are about to leave the store; the editor sets it. */
  readonly leaving: { hear: (ids: ReadonlySet<string>) => void };
}

/**
 * Binds a store to the client's document; null until the document has what an editor needs. Throws, for a `SteadyBoard`
 * around it, when the store could not follow the document.
 */
export function useOpenBoard(client: BoardClient | null, version: BoardVersion): OpenBoard | null {
  const [board, setBoard] = useState<OpenBoard | null>(null);
  const [broken, setBroken] = useState<{ readonly error: unknown } | null>(null);
  useEffect(() => {
    if (client === null || version !== "ready") return;
    const opened = bind(client, (error) => setBroken({ error }));
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
  if (broken !== null) throw broken.error;
  return board;
}

function bind(client: BoardClient, failed: (error: unknown) => void): OpenBoard {
  const leaving: OpenBoard["leaving"] = { hear: () => undefined };
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
    leaving: (ids) => leaving.hear(ids),
    failed,
  });
  return { client, store, binding, mode, leftOut, leaving };
}
