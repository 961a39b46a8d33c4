import { own } from "@casement/shared/lib/own";
import { useMemo } from "react";
import { useSheetPeers } from "@/document/sheets/sheets-context";
import { distinctNames } from "@/session/people";
import { useSessionState } from "@/session/session-context";

interface PeerHere {
  readonly name: string;
  readonly color: string;
}

/** Somebody else who is in this cell, or null. */
export function usePeerAt(row: string, field: string): PeerHere | null {
  const peer = usePeersHere().find((each) => each.row === row && each.field === field);
  const participants = useSessionState((state) => state.participants);
  const names = useMemo(() => distinctNames(participants), [participants]);
  if (peer === undefined) return null;
  return { name: names.get(peer.participantId) ?? "Somebody", color: peer.color };
}

/** The colour of somebody else who is anywhere in this row, or null. */
export function usePeerInRow(row: string): string | null {
  return usePeersHere().find((each) => each.row === row)?.color ?? null;
}

/** Without people who are away: awareness keeps the place of a broken connection for longer. */
function usePeersHere() {
  const peers = useSheetPeers();
  const participants = useSessionState((state) => state.participants);
  return peers.filter(({ participantId }) => own(participants, participantId)?.present !== false);
}
