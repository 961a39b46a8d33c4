import type { Rubric } from "@casement/shared/scoring/rubric";
import { useParams } from "react-router";
import { useCloneRubric, useEditRubric, useRubrics } from "@/api/scoring/rubrics";
import { draftFrom } from "@/features/rubrics/rubric-draft";
import { RubricEditor } from "@/features/rubrics/rubric-editor";
import { RubricView } from "@/features/rubrics/rubric-view";
import { paths } from "@/lib/addresses/paths";
import { ItemPage } from "./item-page";

export function RubricRoute() {
  const { rubricId } = useParams();
  return (
    <ItemPage
      what="rubric"
      id={rubricId}
      list={useRubrics()}
      clone={useCloneRubric()}
      addressOf={paths.rubric}
      sessionWith={paths.newSessionScoredBy}
      view={(rubric) => <RubricView rubric={rubric} />}
      editor={(rubric) => <OwnRubric key={rubric.id} rubric={rubric} />}
    />
  );
}

function OwnRubric({ rubric }: { rubric: Rubric }) {
  const edit = useEditRubric(rubric.id);
  return (
    <RubricEditor
      start={() => draftFrom(rubric)}
      busy={edit.isPending}
      error={edit.error}
      onSave={(draft, done) => edit.mutate(draft, { onSuccess: done })}
    />
  );
}
