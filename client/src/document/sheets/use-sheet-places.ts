import { sheetsOf, storedRow } from "@casement/shared/document/sheets/stored-row";
import { type WorksheetKind, worksheetKindSchema } from "@casement/shared/worksheets/worksheet";
import { useEffect, useMemo, useState } from "react";
import type * as Y from "yjs";
import { guarded } from "../guarded-doc";
import { useSharedDocument } from "../shared-document";
import { type SheetPeer, SheetPresence } from "./sheet-presence";
import { usePeersOf } from "./sheets-context";

/** Somebody else, the cell that they write in, and its worksheet. */
export interface SheetPlaceOfPeer extends SheetPeer {
  readonly kind: WorksheetKind;
}

/** Where in the worksheets everybody else writes, also while this person looks at something else. */
export function useSheetPlaces(): readonly SheetPlaceOfPeer[] {
  const { client } = useSharedDocument();
  const [presence, setPresence] = useState<SheetPresence | null>(null);
  const [rows, setRows] = useState(0);
  useEffect(() => {
    let shared: SheetPresence | null = null;
    const stop = client?.whenConnecting(({ awareness }) => {
      shared = new SheetPresence(awareness);
      setPresence(shared);
    });
    return () => {
      stop?.();
      shared?.close();
      setPresence(null);
    };
  }, [client]);
  // A new row's cell may be known before the row itself.
  useEffect(() => {
    if (client === null) return;
    const sheets = sheetsOf(client.doc);
    const changed = guarded(() => setRows((count) => count + 1));
    sheets.observe(changed);
    return () => sheets.unobserve(changed);
  }, [client]);
  const peers = usePeersOf(presence);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `rows` tells that rows came or went.
  return useMemo(() => (client === null ? [] : placesIn(peers, sheetIn(client.doc))), [client, peers, rows]);
}

function sheetIn(doc: Y.Doc): (row: string) => string | undefined {
  const sheets = sheetsOf(doc);
  return (row) => storedRow(row, sheets.get(row))?.sheet;
}

/** Everybody with the worksheet of their cell; without those whose row does not exist. `sheetOf`: a row's worksheet. */
export function placesIn(
  peers: readonly SheetPeer[],
  sheetOf: (row: string) => string | undefined,
): SheetPlaceOfPeer[] {
  return peers.flatMap((peer) => {
    const kind = worksheetKindSchema.safeParse(sheetOf(peer.row)).data;
    return kind === undefined ? [] : [{ ...peer, kind }];
  });
}
