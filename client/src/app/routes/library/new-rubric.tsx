import { Button } from "@mantine/core";
import { Link, useNavigate } from "react-router";
import { useCreateRubric } from "@/api/scoring/rubrics";
import { newRubric } from "@/features/rubrics/rubric-draft";
import { RubricEditor } from "@/features/rubrics/rubric-editor";
import { paths } from "@/lib/addresses/paths";
import { Page } from "@/ui/page";

export function NewRubric() {
  const create = useCreateRubric();
  const navigate = useNavigate();
  return (
    <Page
      title="New rubric"
      lead="What an interview is scored by: its criteria, and what each level of a criterion looks like."
      width="reading"
    >
      <RubricEditor
        start={newRubric}
        busy={create.isPending || create.isSuccess}
        error={create.error}
        onSave={(draft, done) =>
          create.mutate(draft, {
            onSuccess: ({ id }) => {
              done();
              void navigate(paths.rubric(id));
            },
          })
        }
        cancel={
          <Button variant="subtle" color="gray" component={Link} to={paths.rubrics}>
            Cancel
          </Button>
        }
      />
    </Page>
  );
}
