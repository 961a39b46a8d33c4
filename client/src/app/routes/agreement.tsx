import type { ScoredByRubric } from "@casement/shared/contract/http/scoring-routes";
import { Button, Select } from "@mantine/core";
import { useState } from "react";
import { Link } from "react-router";
import { useAgreement } from "@/api/scoring/figures";
import { AgreementView } from "@/features/agreement/agreement-view";
import { useReport } from "@/features/agreement/use-report";
import { paths } from "@/lib/addresses/paths";
import { plural } from "@/lib/duration";
import { EmptyState } from "@/ui/notices/empty-state";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Page } from "@/ui/page";

export function AgreementRoute() {
  const rubrics = useAgreement();
  return (
    <Page
      title="Agreement"
      lead="How alike you and your co-interviewers mark. It counts interviews that two or more of you have scored with the same rubric, once your own scorecard is in."
    >
      <ErrorNotice error={rubrics.error} onRetry={() => void rubrics.refetch()} />
      {rubrics.isPending && <LoadingRows rows={3} height={64} />}
      {rubrics.data?.length === 0 && (
        <EmptyState
          sentence="No interview has two scorecards yet. Invite a co-interviewer to your next session: when both scorecards are in, this page shows what differs, and from eight sessions on how much you agree."
          action={
            <Button component={Link} to={paths.newSession}>
              New session
            </Button>
          }
        />
      )}
      {rubrics.data !== undefined && rubrics.data.length > 0 && <ByRubric rubrics={rubrics.data} />}
    </Page>
  );
}

function ByRubric({ rubrics }: { rubrics: readonly ScoredByRubric[] }) {
  const [version, setVersion] = useState(rubrics[0]?.version ?? "");
  const rubric = rubrics.find((each) => each.version === version) ?? rubrics[0];
  if (rubric === undefined) return null;
  return (
    <>
      {rubrics.length > 1 && (
        <Select
          label="Rubric"
          description="Each version is counted separately, because its criteria or anchors differ."
          allowDeselect={false}
          value={rubric.version}
          onChange={(chosen) => chosen !== null && setVersion(chosen)}
          data={rubrics.map(({ version: value, name, sessions, criteria }) => ({
            value,
            label: `${name}: ${plural(criteria.length, "criterion", "criteria")}, ${plural(sessions.length, "session")}`,
          }))}
          maw={480}
          mb={20}
        />
      )}
      <Report key={rubric.version} rubric={rubric} />
    </>
  );
}

function Report({ rubric }: { rubric: ScoredByRubric }) {
  const report = useReport(rubric);
  if (report === null) return <LoadingRows rows={3} height={64} />;
  if (report instanceof Error) return <ErrorNotice error={report} />;
  return <AgreementView rubric={rubric} report={report} />;
}
