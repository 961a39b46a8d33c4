import { Button } from "@mantine/core";
import { Link, useNavigate } from "react-router";
import { useCreateFramework } from "@/api/library";
import { newFramework } from "@/features/frameworks/framework-draft";
import { FrameworkEditor } from "@/features/frameworks/framework-editor";
import { paths } from "@/lib/addresses/paths";
import { Page } from "@/ui/page";

export function NewFramework() {
  const create = useCreateFramework();
  const navigate = useNavigate();
  return (
    <Page title="New framework" lead="The steps of an interview, each with its minutes and prompts." width="reading">
      <FrameworkEditor
        start={newFramework}
        busy={create.isPending || create.isSuccess}
        error={create.error}
        onSave={(draft, done) =>
          create.mutate(draft, {
            onSuccess: ({ id }) => {
              done();
              void navigate(paths.framework(id));
            },
          })
        }
        cancel={
          <Button variant="subtle" color="gray" component={Link} to={paths.frameworks}>
            Cancel
          </Button>
        }
      />
    </Page>
  );
}
