import { Button } from "@mantine/core";
import { Link, useNavigate } from "react-router";
import { useCreateProblem, useProblems } from "@/api/problems";
import { fetchSessionDesign, LazyDesignBoard } from "@/features/board/lazy-board";
import { topicsOf } from "@/features/problems/bank/problem-filter";
import { NEW_PROBLEM } from "@/features/problems/problem-draft";
import { ProblemEditor } from "@/features/problems/problem-editor";
import { paths } from "@/lib/addresses/paths";
import { Page } from "@/ui/page";

export function NewProblem() {
  const problems = useProblems();
  const create = useCreateProblem();
  const navigate = useNavigate();
  return (
    <Page
      title="Write a problem"
      lead="A title, a one-line summary and what the candidate reads are enough to begin with. The guide can grow."
      width="reading"
    >
      <ProblemEditor
        start={NEW_PROBLEM}
        topics={topicsOf(problems.data ?? [])}
        busy={create.isPending || create.isSuccess}
        error={create.error}
        onSave={(draft, done) =>
          create.mutate(draft, {
            onSuccess: ({ id }) => {
              done();
              void navigate(paths.problem(id));
            },
          })
        }
        board={(design, onChange) => <LazyDesignBoard design={design} onChange={onChange} />}
        readSession={fetchSessionDesign}
        cancel={
          <Button variant="subtle" color="gray" component={Link} to={paths.problems}>
            Cancel
          </Button>
        }
      />
    </Page>
  );
}
