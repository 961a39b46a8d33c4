import { useParams } from "react-router";
import { RecordingPage } from "../playback/recording-page";
import { NoSession } from "../session/lobby/no-session";

/** The recording of one session: all of an ended one, and of a live one what there is so far. */
export function Playback() {
  const { id = "" } = useParams();
  return (
    <RecordingPage
      place={{ kind: "session", id }}
      failed={(error, retry) => <NoSession error={error} retry={retry} />}
    />
  );
}
