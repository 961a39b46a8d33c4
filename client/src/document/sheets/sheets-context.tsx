import type { StoredRow } from "@casement/shared/document/sheets/stored-row";
import type { SheetPlace } from "@casement/shared/playback/view-codec";
import type { SheetRefusal } from "@casement/shared/worksheets/limits";
import type { Row, TableName } from "@casement/shared/worksheets/schema";
import type { WorksheetKind } from "@casement/shared/worksheets/worksheet";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useSharedDocument } from "../shared-document";
import { LiveSheets } from "./live-sheets";
import { SheetEdits } from "./sheet-edits";
import { type SheetPeer, type SheetPeers, SheetPresence } from "./sheet-presence";
import type { SheetSource } from "./sheet-source";

/** What the worksheets' components work with. */
interface OpenSheets {
  readonly source: SheetSource;
  /** Null where worksheets cannot be changed: for observers, before the start, after the end, in a recording. */
  readonly edits: SheetEdits | null;
  readonly presence: SheetPresence | null;
  /** Null while it is not known who else is in a cell. */
  readonly others: SheetPeers | null;
}

const SheetsContext = createContext<OpenSheets | null>(null);

interface LiveSheetsProviderProps {
  /** Shown until the document has arrived. */
  readonly waiting: ReactNode;
  /** See SheetEdits; must not change while mounted. */
  readonly onRefused: (why: SheetRefusal) => void;
  readonly onReturned: (place: SheetPlace) => void;
  readonly children: ReactNode;
}

/** Provides the worksheets of the session's document. Belongs inside a SharedDocumentProvider. */
export function LiveSheetsProvider({ waiting, onRefused, onReturned, children }: LiveSheetsProviderProps) {
  const { client, version, writable } = useSharedDocument();
  const [opened, setOpened] = useState<{ readonly source: LiveSheets; readonly edits: SheetEdits } | null>(null);
  const [presence, setPresence] = useState<SheetPresence | null>(null);
  useEffect(() => {
    if (client === null || version !== "ready") return;
    const source = new LiveSheets(client.doc);
    const edits = new SheetEdits(client.doc, source.index, onRefused, onReturned);
    setOpened({ source, edits });
    return () => {
      setOpened(null);
      edits.close();
      source.close();
    };
  }, [client, version, onRefused, onReturned]);
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
  const value = useMemo(
    () => opened && { source: opened.source, edits: writable ? opened.edits : null, presence, others: presence },
    [opened, writable, presence],
  );
  return value === null ? waiting : <SheetsContext value={value}>{children}</SheetsContext>;
}

interface RecordedSheetsProviderProps {
  readonly source: SheetSource;
  /** Who was in which cell at the moment that is shown. */
  readonly others?: SheetPeers | null;
  readonly children: ReactNode;
}

/** Provides the worksheets of a recording, which cannot be changed. */
export function RecordedSheetsProvider({ source, others = null, children }: RecordedSheetsProviderProps) {
  const value = useMemo(() => ({ source, edits: null, presence: null, others }), [source, others]);
  return <SheetsContext value={value}>{children}</SheetsContext>;
}

function useOpenSheets(): OpenSheets {
  const sheets = useContext(SheetsContext);
  if (sheets === null) throw new Error("This belongs inside a provider of worksheets.");
  return sheets;
}

/** A table's rows in order. Rows that did not change stay the same objects. */
export function useRows<K extends WorksheetKind, T extends TableName<K>>(sheet: K, table: T): readonly Row<K, T>[] {
  const { source } = useOpenSheets();
  const read = () => source.index.rows(sheet, table);
  return useSyncExternalStore((changed) => source.subscribe(changed), read, read);
}

/** Returns what reads a row as it is now, for use in handlers. */
export function useReadRow(): (id: string) => StoredRow | undefined {
  const { source } = useOpenSheets();
  return (id) => source.index.get(id);
}

/** Null when the worksheets cannot be changed. */
export function useSheetEdits(): SheetEdits | null {
  return useOpenSheets().edits;
}

export function useSheetPresence(): SheetPresence | null {
  return useOpenSheets().presence;
}

const NOBODY: readonly SheetPeer[] = [];
const never = () => () => undefined;

export function usePeersOf(others: SheetPeers | null): readonly SheetPeer[] {
  const read = () => others?.peers ?? NOBODY;
  return useSyncExternalStore(others === null ? never : (changed) => others.subscribe(changed), read, read);
}

/** Everybody else who is in a cell. */
export function useSheetPeers(): readonly SheetPeer[] {
  return usePeersOf(useOpenSheets().others);
}
