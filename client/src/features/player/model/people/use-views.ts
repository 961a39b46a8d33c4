import type { PlaybackManifest, PlaybackPerson } from "@casement/shared/playback/manifest";
import type { BoardView } from "@casement/shared/playback/view-codec";
import type { ViewTracks } from "@casement/shared/playback/view-track";
import { useCallback, useEffect, useMemo, useState } from "react";
import type { Follow } from "../player";
import { usePlayer, usePlayerView, useRecording } from "../player-context";

/** What people saw of the board: being fetched, fetched, or failed. */
export type Views =
  | { readonly kind: "loading" }
  | { readonly kind: "here"; readonly tracks: ViewTracks }
  | { readonly kind: "failed"; readonly retry: () => void };

/** Fetches what people saw once the recording is open. */
export function useViews(): Views {
  const { playback } = useRecording();
  const [attempt, setAttempt] = useState(0);
  const [views, setViews] = useState<Views>({ kind: "loading" });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again.
  useEffect(() => {
    let gone = false;
    const retry = () => setAttempt((count) => count + 1);
    setViews({ kind: "loading" });
    playback.views().then(
      (tracks) => gone || setViews({ kind: "here", tracks }),
      () => gone || setViews({ kind: "failed", retry }),
    );
    return () => {
      gone = true;
    };
  }, [playback, attempt]);
  return views;
}

/** The people whose view can be followed, in the order in which the room lists them. */
export function followable({ participants }: Pick<PlaybackManifest, "participants">, views: Views): PlaybackPerson[] {
  return views.kind === "here" ? participants.filter(({ id }) => views.tracks.views.has(id)) : [];
}

/**
 * What the key follows next: after the whole drawing each person in turn, then the drawing again; after a free view the
 * drawing.
 */
export function nextFollow(follow: Follow, people: readonly PlaybackPerson[]): Follow {
  const at = follow.kind === "person" ? people.findIndex(({ id }) => id === follow.participantId) + 1 : 0;
  const next = follow.kind === "free" ? undefined : people[at];
  return next === undefined ? { kind: "drawing" } : { kind: "person", participantId: next.id };
}

/** What the board follows, and a function that goes to the next. */
export function useFollow(views: Views) {
  const player = usePlayer();
  const { manifest } = useRecording();
  const follow = usePlayerView((view) => view.follow);
  const boardFollow = useMemo(() => {
    if (follow.kind !== "person") return { kind: follow.kind };
    const track = views.kind === "here" ? views.tracks.views.get(follow.participantId) : undefined;
    if (track === undefined) return { kind: "drawing" as const };
    const watch = (show: (view: BoardView) => void) => {
      const showNow = () => show(track.at(manifest.startAt + player.store.getState().t));
      showNow();
      return player.store.subscribe(({ t }, before) => {
        if (t !== before.t) showNow();
      });
    };
    return { kind: "person" as const, watch };
  }, [follow, views, player, manifest]);
  const nextView = useCallback(() => {
    player.setFollow(nextFollow(player.store.getState().follow, followable(manifest, views)));
  }, [player, manifest, views]);
  const viewMoved = useCallback(() => player.setFollow({ kind: "free" }), [player]);
  return { boardFollow, nextView, viewMoved };
}
