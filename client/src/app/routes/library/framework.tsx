import type { Framework } from "@casement/shared/session/framework";
import { useParams } from "react-router";
import { useCloneFramework, useEditFramework, useFrameworks } from "@/api/library";
import { draftFrom } from "@/features/frameworks/framework-draft";
import { FrameworkEditor } from "@/features/frameworks/framework-editor";
import { FrameworkView } from "@/features/frameworks/framework-view";
import { paths } from "@/lib/addresses/paths";
import { ItemPage } from "./item-page";

export function FrameworkRoute() {
  const { frameworkId } = useParams();
  return (
    <ItemPage
      what="framework"
      id={frameworkId}
      list={useFrameworks()}
      clone={useCloneFramework()}
      addressOf={paths.framework}
      sessionWith={paths.newSessionWith}
      view={(framework) => <FrameworkView framework={framework} />}
      editor={(framework) => <OwnFramework key={framework.id} framework={framework} />}
    />
  );
}

function OwnFramework({ framework }: { framework: Framework }) {
  const edit = useEditFramework(framework.id);
  return (
    <FrameworkEditor
      start={() => draftFrom(framework)}
      busy={edit.isPending}
      error={edit.error}
      onSave={(draft, done) => edit.mutate(draft, { onSuccess: done })}
    />
  );
}
