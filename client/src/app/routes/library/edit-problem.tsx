import { draftOfProblem } from "@casement/shared/problem/problem";
import { Button } from "@mantine/core";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { useEditProblem, useProblem, useProblems } from "@/api/problems";
import { fetchSessionDesign, LazyDesignBoard } from "@/features/board/lazy-board";
import { topicsOf } from "@/features/problems/bank/problem-filter";
import { ProblemEditor } from "@/features/problems/problem-editor";
import { paths } from "@/lib/addresses/paths";
import { EmptyState } from "@/ui/notices/empty-state";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Page } from "@/ui/page";

export function EditProblem() {
  const { problemId = "" } = useParams();
  const problem = useProblem(problemId);
  const problems = useProblems();
  const edit = useEditProblem(problemId);
  const navigate = useNavigate();
  // The version that the editor began with: if another window saves a newer one, the server refuses this one.
  const [begun, setBegun] = useState(problem.data);
  if (begun === undefined && problem.data !== undefined) setBegun(problem.data);
  const toProblem = (label: string) => (
    <Button variant="subtle" color="gray" component={Link} to={paths.problem(problemId)}>
      {label}
    </Button>
  );
  if (begun === undefined || begun.builtIn) {
    return (
      <Page title="Edit problem" width="reading">
        <ErrorNotice error={problem.error} onRetry={() => void problem.refetch()} />
        {problem.isPending && <LoadingRows rows={4} />}
        {begun?.builtIn && (
          <EmptyState
            sentence="This problem comes with Casement. Clone it and change the copy."
            action={toProblem("Open it")}
          />
        )}
      </Page>
    );
  }
  return (
    <Page
      title="Edit problem"
      lead={`Saving makes version ${begun.version + 1}. Sessions that use it keep the version they have.`}
      width="reading"
    >
      <ProblemEditor
        key={begun.id}
        start={draftOfProblem(begun)}
        topics={topicsOf(problems.data ?? [])}
        busy={edit.isPending || edit.isSuccess}
        error={edit.error}
        onSave={(draft, done) =>
          edit.mutate(
            { expectedVersion: begun.version, draft },
            {
              onSuccess: () => {
                done();
                void navigate(paths.problem(problemId));
              },
            },
          )
        }
        board={(design, onChange) => <LazyDesignBoard design={design} onChange={onChange} />}
        readSession={fetchSessionDesign}
        cancel={toProblem("Cancel")}
      />
    </Page>
  );
}
