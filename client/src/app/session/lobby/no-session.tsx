import { Button } from "@mantine/core";
import { lazy, Suspense, useEffect, useState } from "react";
import { Link, Navigate, useLocation, useParams } from "react-router";
import { useForgetMe } from "@/api/accounts";
import { paths } from "@/lib/addresses/paths";
import { codeOf } from "@/lib/api-error";
import { describeError } from "@/lib/error-text";
import { EmptyState } from "@/ui/notices/empty-state";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { Page } from "@/ui/page";
import { AppFrame } from "../../shell/app-frame";
import { Starting } from "../../shell/root-layout";
import { SIGN_IN_ENDED } from "../../shell/sign-in-ended";

/** Few people are ever removed, and everybody's lobby would load it. */
const RemovedSound = lazy(async () => ({
  default: (await import("@/features/consent/removed-sound")).RemovedSound,
}));

interface NoSessionProps {
  error: unknown;
  retry?: () => void;
  /** Whether the session was on the screen until now. */
  ended?: boolean;
}

/** Why the session cannot be shown, and what to do. People without a sign-in are sent to sign in and back. */
export function NoSession({ error, retry, ended = false }: NoSessionProps) {
  const code = codeOf(error);
  const { id } = useParams();
  if (code === "UNAUTHENTICATED") return <ToSignIn ended={ended} />;
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
        {code === "REMOVED" && id !== undefined && (
          <Suspense fallback={null}>
            <RemovedSound sessionId={id} />
          </Suspense>
        )}
      </Page>
    </AppFrame>
  );
}

/** Leads to the sign-in page and back. Forgets who was signed in, because the sign-in page would lead straight back. */
function ToSignIn({ ended }: { ended: boolean }) {
  const forget = useForgetMe();
  const { pathname, search } = useLocation();
  const [forgotten, setForgotten] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once.
  useEffect(() => {
    void forget().finally(() => setForgotten(true));
  }, []);
  if (!forgotten) return <Starting />;
  const address = `${paths.signIn}?next=${encodeURIComponent(pathname + search)}`;
  return <Navigate to={address} state={ended ? SIGN_IN_ENDED : null} replace />;
}
