import { lazy, Suspense } from "react";
import { useParams } from "react-router";
import { useOpener } from "../playback/use-opener";
import { NoSession } from "../session/lobby/no-session";
import { Starting } from "../shell/root-layout";

const PlaybackView = lazy(async () => ({ default: (await import("../playback/playback-view")).PlaybackView }));

/** The recording of one session: all of an ended one, and of a live one what there is so far. */
export function Playback() {
  const { id = "" } = useParams();
  const open = useOpener({ kind: "session", id });
  return (
    <Suspense fallback={<Starting />}>
      {open !== null && (
        <PlaybackView
          key={id}
          place={{ kind: "session", id }}
          open={open}
          failed={(error, retry) => <NoSession error={error} retry={retry} />}
        />
      )}
    </Suspense>
  );
}
