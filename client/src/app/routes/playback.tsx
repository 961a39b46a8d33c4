import { lazy, Suspense } from "react";
import { useParams } from "react-router";
import { useSession } from "../../api/sessions";
import { Starting } from "../root-layout";
import { NoSession } from "../session/no-session";

const PlaybackView = lazy(async () => ({ default: (await import("../playback/playback-view")).PlaybackView }));

/** The recording of one session: of an ended one all of it, of a live one what there is so far. */
export function Playback() {
  const { id = "" } = useParams();
  const membership = useSession(id);
  if (membership.isPending) return <Starting />;
  if (membership.isError) return <NoSession error={membership.error} retry={() => void membership.refetch()} />;
  return (
    <Suspense fallback={<Starting />}>
      <PlaybackView
        key={id}
        place={{ kind: "session", id }}
        failed={(error, retry) => <NoSession error={error} retry={retry} />}
      />
    </Suspense>
  );
}
