import { Button } from "@mantine/core";
import { Link, Navigate, useLocation } from "react-router";
import { codeOf } from "../../lib/api-error";
import { describeError } from "../../lib/error-text";
import { paths } from "../../lib/paths";
import { EmptyState } from "../../ui/empty-state";
import { ErrorNotice } from "../../ui/error-notice";
import { Page } from "../../ui/page";
import { AppFrame } from "../app-frame";

/** Why there is nothing to see, and the way on. Strangers are sent to sign in and come back. */
export function NoSession({ error, retry }: { error: unknown; retry?: () => void }) {
  const code = codeOf(error);
  const { pathname, search } = useLocation();
  if (code === "UNAUTHENTICATED") {
    return <Navigate to={`${paths.signIn}?next=${encodeURIComponent(pathname + search)}`} replace />;
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
