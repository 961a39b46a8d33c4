import { Button } from "@mantine/core";
import { useNavigate, useParams } from "react-router";
import { useCloneFramework, useFrameworks } from "@/api/library";
import { FrameworkEditor } from "@/features/frameworks/framework-editor";
import { FrameworkView } from "@/features/frameworks/framework-view";
import { paths } from "@/lib/addresses/paths";
import { ErrorNotice } from "@/ui/notices/error-notice";
import { LoadingRows } from "@/ui/notices/loading";
import { Page } from "@/ui/page";
import { NotFound } from "../shell/not-found";

/** A built-in framework can be read and cloned, the account's own edited. */
export function FrameworkRoute() {
  const { frameworkId } = useParams();
  const frameworks = useFrameworks();
  const clone = useCloneFramework();
  const navigate = useNavigate();
  const framework = frameworks.data?.find(({ id }) => id === frameworkId);
  if (frameworks.data && framework === undefined) return <NotFound />;
  if (framework === undefined) {
    return (
      <Page title="Framework" width="reading">
        {frameworks.isPending ? (
          <LoadingRows />
        ) : (
          <ErrorNotice error={frameworks.error} onRetry={() => void frameworks.refetch()} />
        )}
      </Page>
    );
  }
  if (!framework.builtIn) {
    return (
      <Page title="Edit framework" width="reading">
        <FrameworkEditor key={framework.id} framework={framework} />
      </Page>
    );
  }
  const copy = () => clone.mutate(framework.id, { onSuccess: (made) => void navigate(paths.framework(made.id)) });
  return (
    <Page
      title={framework.name}
      lead={framework.description}
      width="reading"
      actions={
        <Button loading={clone.isPending} onClick={copy}>
          Clone framework
        </Button>
      }
    >
      <ErrorNotice error={clone.error} onRetry={copy} />
      <FrameworkView framework={framework} />
    </Page>
  );
}
