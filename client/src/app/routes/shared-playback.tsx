import { Button, Group } from "@mantine/core";
import { Link, useLocation, useParams } from "react-router";
import { paths } from "@/lib/addresses/paths";
import { codeOf } from "@/lib/api-error";
import { describeError } from "@/lib/error-text";
import { EmptyState } from "@/ui/notices/empty-state";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { Page } from "@/ui/page";
import { RecordingPage } from "../playback/recording-page";
import { AppFrame } from "../shell/app-frame";

/** A recording that was shared with the viewer. */
export function SharedPlayback() {
  const { shareId = "" } = useParams();
  return (
    <RecordingPage
      place={{ kind: "share", id: shareId }}
      failed={(error, retry) => <NothingShared error={error} retry={retry} />}
    />
  );
}

/** Error codes that mean that this browser has not opened the link yet. */
const NOT_OPENED: ReadonlySet<string> = new Set(["UNAUTHENTICATED", "NOT_FOUND"]);

function NothingShared({ error, retry }: { error: unknown; retry: () => void }) {
  const { pathname, search } = useLocation();
  const { sentence, action } = describeError(error);
  const notOpened = NOT_OPENED.has(codeOf(error));
  return (
    <AppFrame>
      <Page title="Nothing to watch here" width="reading">
        {action === "retry" ? (
          <ErrorNotice error={error} onRetry={retry} />
        ) : (
          <EmptyState
            sentence={
              notOpened
                ? "This browser has not opened that recording. Open the playback link you were sent, or sign in if it was shared with your account."
                : sentence
            }
            action={
              <Group justify="center" gap="xs">
                {codeOf(error) === "UNAUTHENTICATED" && (
                  <Button component={Link} to={`${paths.signIn}?next=${encodeURIComponent(pathname + search)}`}>
                    Go to sign-in
                  </Button>
                )}
                <Button component={Link} to={paths.home} variant="default">
                  Go to the start page
                </Button>
              </Group>
            }
          />
        )}
      </Page>
    </AppFrame>
  );
}
