import type { ErrorBody } from "@casement/shared/contract/errors";
import { writeMoment } from "@casement/shared/lib/moment-address";
import type { SessionState } from "@casement/shared/session-log/state";
import { lazy, Suspense, useEffect } from "react";
import { useNavigate, useParams } from "react-router";
import { useSession, whyNotLetIn } from "@/api/sessions";
import { fetchBoard } from "@/features/board/lazy-board";
import { LazyCallStrip } from "@/features/call/lazy-call";
import { CallSpace } from "@/features/call/space/call-space";
import { SoundKeeping } from "@/features/sound/sound-keeping";
import { paths } from "@/lib/addresses/paths";
import { ApiError } from "@/lib/api-error";
import { SessionProvider, useSessionView } from "@/session/session-context";
import { LobbyView } from "../session/lobby/lobby-view";
import { NoSession } from "../session/lobby/no-session";
import { useNoticesReady } from "../shell/notices/notices";
import { Opening } from "../shell/root-layout";

const loadRoom = () => {
  fetchBoard();
  return import("../session/room-view");
};
const loadReading = () => import("../session/reading/reading-view");
const SessionView = lazy(async () => ({ default: (await loadRoom()).SessionView }));
const ReadingView = lazy(async () => ({ default: (await loadReading()).ReadingView }));

/** One session: lobby before, room during, reading page after the interview. */
export function Session() {
  const { id = "" } = useParams();
  const membership = useSession(id);
  useNoticesReady();
  const navigate = useNavigate();
  if (membership.isPending) return <Opening words={OPENING} />;
  if (membership.isError) return <NoSession error={membership.error} retry={() => void membership.refetch()} />;
  return (
    <SessionProvider
      key={id}
      sessionId={id}
      whyNot={whyNotLetIn}
      openMoment={(t, pin) => void navigate(paths.playback(id, writeMoment(t), pin))}
    >
      <CallSpace>
        <Stage />
      </CallSpace>
    </SessionProvider>
  );
}

/** Follows the session's phase, so that the page changes by itself when the interview starts or ends. */
function Stage() {
  const status = useSessionView((view) => view.status);
  const arrived = useSessionView((view) => view.participantId !== null);
  const phase = useSessionView((view) => view.state.phase);
  const waiting = arrived && phase === "planned";
  useEffect(() => {
    // The room is fetched while people wait in the lobby; when that fails, it is tried again at the start.
    if (waiting) loadRoom().catch(() => undefined);
  }, [waiting]);
  if (status.kind === "refused" || status.kind === "removed")
    return <NoSession error={asError(status.error)} ended={arrived} />;
  if (!arrived)
    return status.kind === "unreachable" ? (
      <NoSession error={UNREACHABLE} retry={reload} />
    ) : (
      <Opening words={OPENING} />
    );
  return (
    <>
      <SoundKeeping />
      <Phase phase={phase} />
    </>
  );
}

function Phase({ phase }: Pick<SessionState, "phase">) {
  if (phase === "planned") return <LobbyView />;
  const live = phase === "live";
  return (
    <Suspense fallback={<Opening words={live ? "Opening the room" : OPENING} />}>
      {live ? (
        <SessionView />
      ) : (
        <>
          <LazyCallStrip />
          <ReadingView />
        </>
      )}
    </Suspense>
  );
}

const OPENING = "Opening the session";
const UNREACHABLE = new ApiError("NO_LIVE_CONNECTION", "The live connection cannot be made.");
const reload = () => window.location.reload();

function asError({ code, message, details }: ErrorBody): ApiError {
  return new ApiError(code, message, details);
}
