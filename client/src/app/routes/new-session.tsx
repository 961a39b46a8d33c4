import { Button } from "@mantine/core";
import { Link, useNavigate, useSearchParams } from "react-router";
import { useFrameworks } from "@/api/library";
import { useProblems } from "@/api/problems";
import { useRubrics } from "@/api/scoring/rubrics";
import { useCreateSession } from "@/api/sessions";
import { SessionForm } from "@/features/session-form/session-form";
import { paths } from "@/lib/addresses/paths";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Page } from "@/ui/page";

export function NewSession() {
  const problems = useProblems();
  const frameworks = useFrameworks();
  const rubrics = useRubrics();
  const all = [problems, frameworks, rubrics];
  const create = useCreateSession();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  return (
    <Page
      title="Plan a session"
      lead="You can invite people right after this, and change everything until it starts."
      width="reading"
    >
      <ErrorNotice
        error={all.find((query) => query.error)?.error}
        onRetry={() => void Promise.all(all.map((query) => query.refetch()))}
      />
      {all.some((query) => query.isPending) && <LoadingRows rows={4} />}
      {problems.data && frameworks.data && rubrics.data && (
        <SessionForm
          problems={problems.data}
          frameworks={frameworks.data}
          rubrics={rubrics.data}
          problemId={search.get("problem")}
          frameworkId={search.get("framework")}
          rubricId={search.get("rubric")}
          submitLabel="Create session"
          cancel={
            <Button variant="subtle" color="gray" component={Link} to={paths.home}>
              Cancel
            </Button>
          }
          busy={create.isPending}
          error={create.error}
          onSubmit={(body) => create.mutate(body, { onSuccess: (item) => void navigate(paths.session(item.id)) })}
        />
      )}
    </Page>
  );
}
