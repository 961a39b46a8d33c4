import { NEW_OPTIONS } from "@casement/shared/session/plan-options";
import { Button } from "@mantine/core";
import { Link, useNavigate } from "react-router";
import { useProblems } from "@/api/problems";
import { useProgress } from "@/api/scoring/figures";
import { useCreateSession } from "@/api/sessions";
import { ProgressView } from "@/features/progress/progress-view";
import { DEFAULT_FRAMEWORK_ID, suggestTitle } from "@/lib/addresses/new-session";
import { paths } from "@/lib/addresses/paths";
import { EmptyState } from "@/ui/notices/empty-state";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Page } from "@/ui/page";

export function ProgressRoute() {
  const progress = useProgress();
  const problems = useProblems();
  const create = useCreateSession();
  const navigate = useNavigate();
  const sessions = progress.data;
  return (
    <Page
      title="Progress"
      lead="Your own interviews as a candidate and your practice, with the marks that you were shown. Nobody else sees this page."
    >
      <ErrorNotice error={progress.error} onRetry={() => void progress.refetch()} />
      <ErrorNotice error={create.error} />
      {progress.isPending && <LoadingRows rows={3} height={64} />}
      {sessions?.length === 0 && (
        <EmptyState
          sentence="Nothing to look back at yet. After your first practice, or your first interview as a candidate with this account, it appears here."
          action={
            <Button component={Link} to={paths.home}>
              Choose a problem to practise
            </Button>
          }
        />
      )}
      {sessions !== undefined && sessions.length > 0 && (
        <ProgressView
          sessions={sessions}
          problems={problems.data ?? []}
          starting={create.isPending ? create.variables.problemId : null}
          onPractise={({ id, title }) =>
            create.mutate(
              {
                title: suggestTitle("practice", title),
                problemId: id,
                frameworkId: DEFAULT_FRAMEWORK_ID,
                options: { ...NEW_OPTIONS, mode: "practice", checks: false },
              },
              { onSuccess: (session) => void navigate(paths.session(session.id)) },
            )
          }
        />
      )}
    </Page>
  );
}
