import { Button } from "@mantine/core";
import { Link, useNavigate } from "react-router";
import { useRubrics } from "@/api/scoring/rubrics";
import { RubricList } from "@/features/rubrics/rubric-list";
import { paths } from "@/lib/addresses/paths";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Page } from "@/ui/page";

export function Rubrics() {
  const rubrics = useRubrics();
  const navigate = useNavigate();
  return (
    <Page
      title="Rubrics"
      lead="What an interview is scored by: criteria with weights, and what each of the four levels means. Clone one to make it yours, or start from scratch."
      actions={
        <>
          <Button component={Link} to={paths.agreement} variant="default">
            Agreement
          </Button>
          <Button component={Link} to={paths.newRubric}>
            New rubric
          </Button>
        </>
      }
    >
      <ErrorNotice error={rubrics.error} onRetry={() => void rubrics.refetch()} />
      {rubrics.isPending && <LoadingRows rows={2} height={120} />}
      {rubrics.data && <RubricList rubrics={rubrics.data} onCloned={(id) => void navigate(paths.rubric(id))} />}
    </Page>
  );
}
