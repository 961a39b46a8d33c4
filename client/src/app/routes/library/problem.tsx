import { Button } from "@mantine/core";
import { Link, useNavigate, useParams, useSearchParams } from "react-router";
import { useProblem } from "@/api/problems";
import { LazyReferenceBoard } from "@/features/board/lazy-board";
import { TopicLine } from "@/features/problems/bank/problem-list";
import { ProblemActions } from "@/features/problems/problem-actions";
import { OldVersionNotice, ProblemVersions } from "@/features/problems/problem-versions";
import { ProblemView } from "@/features/problems/problem-view";
import { paths } from "@/lib/addresses/paths";
import { codeOf } from "@/lib/api-error";
import { EmptyState } from "@/ui/notices/empty-state";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Page } from "@/ui/page";
import { NotFound } from "../../shell/not-found";

/** A problem with its guide, current or at an earlier version. */
export function ProblemRoute() {
  const { problemId = "" } = useParams();
  const [search] = useSearchParams();
  const wanted = Number(search.get("version"));
  const navigate = useNavigate();
  const current = useProblem(problemId);
  const asked = useProblem(problemId, wanted > 0 ? wanted : null);
  const failed = [current, asked].find((query) => query.isError);
  if (failed !== undefined) return <ProblemFailed error={failed.error} onRetry={() => void failed.refetch()} />;
  if (current.data === undefined || asked.data === undefined) {
    return (
      <Page title="Problem">
        <LoadingRows rows={4} height={96} />
      </Page>
    );
  }
  const [newest, shown] = [current.data, asked.data];
  return (
    <Page
      title={shown.title}
      lead={
        <>
          {shown.summary}
          <TopicLine problem={shown} />
        </>
      }
      actions={
        <ProblemActions
          problem={shown}
          onCloned={(id) => void navigate(paths.editProblem(id))}
          onDeleted={() => void navigate(paths.problems)}
        />
      }
    >
      {shown.version !== newest.version && (
        <OldVersionNotice old={shown} current={newest} onRestored={() => void navigate(paths.problem(problemId))} />
      )}
      <ProblemView
        key={`${shown.id} ${shown.version}`}
        problem={shown}
        board={<LazyReferenceBoard design={shown.guide.design} label={`Reference design of ${shown.title}`} enlarges />}
        after={<ProblemVersions problem={newest} shown={shown.version} />}
      />
    </Page>
  );
}

function ProblemFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (codeOf(error) === "NOT_FOUND") return <NotFound />;
  return (
    <Page title="Problem" width="reading">
      {codeOf(error) === "FORBIDDEN" ? (
        <EmptyState
          sentence="You are part of a session on this problem. You can read it here once that session has ended."
          action={
            <Button variant="default" component={Link} to={paths.problems}>
              Back to the problems
            </Button>
          }
        />
      ) : (
        <ErrorNotice error={error} onRetry={onRetry} />
      )}
    </Page>
  );
}
