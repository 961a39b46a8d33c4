import { own } from "@casement/shared/lib/own";
import type { SessionState } from "@casement/shared/session-log/state";
import { WORKSHEETS, type WorksheetKind } from "@casement/shared/worksheets/worksheet";
import { useEffect, useMemo, useRef, useSyncExternalStore } from "react";
import type { SheetPeers } from "@/document/sheets/sheet-presence";
import type { SheetSource } from "@/document/sheets/sheet-source";
import { usePeersOf } from "@/document/sheets/sheets-context";
import { placesIn, type SheetPlaceOfPeer, useSheetPlaces } from "@/document/sheets/use-sheet-places";
import { SHEET, showCell } from "@/features/worksheets/show-cell";
import { isFocusIn } from "@/lib/browser/focus-in";
import { distinctNames } from "@/session/people";
import { useMyself, useSessionState } from "@/session/session-context";

/** Somebody else who writes in a worksheet. */
export interface Whereabouts extends SheetPlaceOfPeer {
  readonly name: string;
  /** "Data model". */
  readonly sheet: string;
}

/** Who else writes where. Without people who are away: awareness keeps the place of a broken connection for longer. */
export function useWhereabouts(): readonly Whereabouts[] {
  const places = useSheetPlaces();
  const me = useMyself();
  const participants = useSessionState((state) => state.participants);
  return useMemo(
    () => whereaboutsOf(places, participants).filter(({ participantId: id }) => id !== me.id),
    [places, participants, me.id],
  );
}

/** Who wrote where at the moment of a recording that is shown, the viewer too. */
export function useWhereaboutsThen(source: SheetSource, others: SheetPeers | null): readonly Whereabouts[] {
  const peers = usePeersOf(others);
  const participants = useSessionState((state) => state.participants);
  const kinds = useSyncExternalStore(
    (changed) => source.subscribe(changed),
    () => peers.map(({ row }) => source.index.get(row)?.sheet ?? "").join(" "),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: `kinds` tells that rows of cells came or went.
  return useMemo(
    () =>
      whereaboutsOf(
        placesIn(peers, (row) => source.index.get(row)?.sheet),
        participants,
      ),
    [peers, participants, source, kinds],
  );
}

function whereaboutsOf(
  places: readonly SheetPlaceOfPeer[],
  participants: SessionState["participants"],
): readonly Whereabouts[] {
  const names = distinctNames(participants);
  // Of somebody with two windows open the last one counts.
  const oneEach = [...new Map(places.map((place) => [place.participantId, place])).values()];
  return oneEach
    .filter(({ participantId: id }) => own(participants, id)?.present === true)
    .map((place) => ({
      ...place,
      name: names.get(place.participantId) ?? "Somebody",
      sheet: WORKSHEETS[place.kind].title,
    }));
}

/**
 * Goes where the followed person writes: opens their worksheet and scrolls to their cell. Never while this person writes
 * in a worksheet themselves.
 */
export function useFollowIntoSheets(
  followed: string | null,
  whereabouts: readonly Whereabouts[],
  show: (kind: WorksheetKind) => void,
): void {
  const place = whereabouts.find(({ participantId }) => participantId === followed);
  const [kind, row, field] = [place?.kind, place?.row, place?.field];
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  useEffect(() => {
    if (kind === undefined || row === undefined || field === undefined || isFocusIn(SHEET)) return;
    latest.current(kind);
    return showCell(row, field);
  }, [kind, row, field]);
}
