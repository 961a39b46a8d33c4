import { Button } from "@mantine/core";
import { Link, useParams } from "react-router";
import { useCase } from "@/api/gym/gym";
import { paths } from "@/lib/addresses/paths";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { Page } from "@/ui/page";
import { CaseBeside, CaseStatus } from "../gym/case-beside";
import { RecordingPage } from "../playback/recording-page";
import { AppFrame } from "../shell/app-frame";
import { Opening } from "../shell/root-layout";

/** A case in the player, with a scorecard beside it. */
export function CaseRoute() {
  const { caseId = "" } = useParams();
  const opened = useCase(caseId);
  if (opened.error !== null) return <NoCase error={opened.error} retry={() => void opened.refetch()} />;
  if (opened.data === undefined) return <Opening words="Opening the case" />;
  return (
    <RecordingPage
      place={{ kind: "case", id: caseId }}
      failed={(error, retry) => <NoCase error={error} retry={retry} />}
      parts={{ card: <CaseBeside opened={opened.data} />, status: <CaseStatus /> }}
    />
  );
}

function NoCase({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <AppFrame>
      <Page title="This case cannot be opened" width="reading">
        <ErrorNotice error={error} onRetry={retry} />
        <Button component={Link} to={paths.gym} variant="default" mt={16}>
          Back to calibration
        </Button>
      </Page>
    </AppFrame>
  );
}
