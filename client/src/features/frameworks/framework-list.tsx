import { type Framework, totalMinutes } from "@casement/shared/session/framework";
import { useCloneFramework, useDeleteFramework } from "@/api/library";
import { paths } from "@/lib/addresses/paths";
import { plural } from "@/lib/duration";
import { LibraryList } from "@/ui/library/library-list";
import { FrameworkRibbon } from "./framework-ribbon";

interface FrameworkListProps {
  frameworks: readonly Framework[];
  onCloned: (frameworkId: string) => void;
}

export function FrameworkList({ frameworks, onCloned }: FrameworkListProps) {
  return (
    <LibraryList
      items={frameworks}
      what="framework"
      addressOf={paths.framework}
      sizeOf={({ steps }) => `${plural(steps.length, "step")} in ${plural(totalMinutes(steps), "minute")}`}
      pictureOf={({ steps }) => <FrameworkRibbon steps={steps} />}
      consequenceOf={({ name }) =>
        `“${name}” can no longer be chosen for new sessions. Sessions that already use it keep their copy.`
      }
      clone={useCloneFramework()}
      remove={useDeleteFramework()}
      onCloned={onCloned}
    />
  );
}
