import type { ErrorBody } from "@casement/shared/contract/errors";
import { Button } from "@mantine/core";
import { lazy, Suspense } from "react";
import { Link, Navigate, useParams } from "react-router";
import { useSession } from "../../api/sessions";
import { ApiError, codeOf } from "../../lib/api-error";
import { describeError } from "../../lib/error-text";
import { paths } from "../../lib/paths";
import { RoomProvider, useRoomView } from "../../realtime/room-context";
import { EmptyState } from "../../ui/empty-state";
import { ErrorNotice } from "../../ui/error-notice";
import { Page } from "../../ui/page";
import { AppFrame } from "../app-frame";
import { Starting } from "../root-layout";
import { LobbyView } from "../session/lobby-view";

const loadRoom = () => import("../session/room-view");
const loadReading = () => import("../session/reading-view");
const RoomView = lazy(async () => ({ default: (await loadRoom()).RoomView }));
const ReadingView = lazy(async () => ({ default: (await loadReading()).ReadingView }));

/** One session: lobby before, room during, reading page after the interview. */
export function Session() {
  const { id = "" } = useParams();
  const membership = useSession(id);
  if (membership.isPending) return <Starting />;
  if (membership.isError) return <NoSession id={id} error={membership.error} retry={() => void membership.refetch()} />;
  return (
    <RoomProvider key={id} sessionId={id}>
      <Stage id={id} />
    </RoomProvider>
  );
}

/** Follows the record: when the interview starts or ends the page changes by itself. */
function Stage({ id }: { id: string }) {
  const status = useRoomView((view) => view.status);
  const arrived = useRoomView((view) => view.participantId !== null);
  const phase = useRoomView((view) => view.state.phase);
  if (status.kind === "refused" || status.kind === "removed")
    return <NoSession id={id} error={asError(status.error)} />;
  if (!arrived) return <Starting />;
  if (phase === "planned") return <LobbyView />;
  return <Suspense fallback={<Starting />}>{phase === "live" ? <RoomView /> : <ReadingView />}</Suspense>;
}

function asError({ code, message, details }: ErrorBody): ApiError {
  return new ApiError(code, message, details);
}

/** Why there is nothing to see, and the way on. Strangers are sent to sign in and come back. */
function NoSession({ id, error, retry }: { id: string; error: unknown; retry?: () => void }) {
  const code = codeOf(error);
  if (code === "UNAUTHENTICATED") {
    return <Navigate to={`${paths.signIn}?next=${encodeURIComponent(paths.session(id))}`} replace />;
  }
  return (
    <AppFrame>
      <Page title={code === "NOT_FOUND" ? "Session not found" : "This session cannot be opened"} width="reading">
        {retry !== undefined && describeError(error).action === "retry" ? (
          <ErrorNotice error={error} onRetry={retry} />
        ) : (
          <EmptyState
            sentence={describeError(error).sentence}
            action={
              <Button component={Link} to={paths.home}>
                Go to the start page
              </Button>
            }
          />
        )}
      </Page>
    </AppFrame>
  );
}
