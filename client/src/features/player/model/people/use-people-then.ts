import { useLocalStorage } from "@mantine/hooks";
import { useMemo } from "react";
import type { PersonLook } from "@/recording/people-then";
import { distinctNames } from "@/session/people";
import { usePlayer, useRecording } from "../player-context";
import { RecordedPeers } from "./recorded-peers";
import type { Views } from "./use-views";
import { watchChanges, watchPointers } from "./watch-people";

/** Whether a viewer wants to see something of people; remembered for every recording. */
function useShown(key: string) {
  return useLocalStorage<boolean>({ key, defaultValue: true, getInitialValueInEffect: false });
}

/** Who did what at the playhead: pointers, cells, and what changed last; and what the viewer chose to see of it. */
export function usePeopleThen(views: Views) {
  const player = usePlayer();
  const { manifest, playback } = useRecording();
  const looks = useLooks();
  const [showsPlaces, setShowsPlaces] = useShown("casement-playback-places");
  const [showsChanges, setShowsChanges] = useShown("casement-playback-changes");
  const tracks = views.kind === "here" && showsPlaces ? views.tracks : null;
  const pointers = useMemo(
    () => (tracks === null ? null : watchPointers(player, tracks, manifest.startAt, looks)),
    [player, tracks, manifest, looks],
  );
  const peers = useMemo(
    () => (tracks === null ? null : new RecordedPeers(player, tracks, manifest.startAt, looks)),
    [player, tracks, manifest, looks],
  );
  const changes = useMemo(
    () => (showsChanges ? watchChanges(player, playback, looks) : null),
    [player, playback, looks, showsChanges],
  );
  return { pointers, peers, changes, options: { showsPlaces, setShowsPlaces, showsChanges, setShowsChanges } };
}

export type PeopleOptions = ReturnType<typeof usePeopleThen>["options"];

function useLooks(): ReadonlyMap<string, PersonLook> {
  const { manifest, fold } = useRecording();
  return useMemo(() => {
    const names = distinctNames(fold.after(manifest.events.length).participants);
    return new Map(manifest.participants.map(({ id, name, color }) => [id, { name: names.get(id) ?? name, color }]));
  }, [manifest, fold]);
}
