import { Button } from "@mantine/core";
import { Link, useNavigate } from "react-router";
import { useFrameworks } from "@/api/library";
import { FrameworkList } from "@/features/frameworks/framework-list";
import { paths } from "@/lib/addresses/paths";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Page } from "@/ui/page";

export function Frameworks() {
  const frameworks = useFrameworks();
  const navigate = useNavigate();
  return (
    <Page
      title="Frameworks"
      lead="The plan of an interview: its steps, their minutes and their prompts. Clone one to make it yours, or start from scratch."
      actions={
        <Button component={Link} to={paths.newFramework}>
          New framework
        </Button>
      }
    >
      <ErrorNotice error={frameworks.error} onRetry={() => void frameworks.refetch()} />
      {frameworks.isPending && <LoadingRows rows={2} height={140} />}
      {frameworks.data && (
        <FrameworkList frameworks={frameworks.data} onCloned={(id) => void navigate(paths.framework(id))} />
      )}
    </Page>
  );
}
