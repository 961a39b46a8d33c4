import type { Rubric } from "@casement/shared/scoring/rubric";
import { useCloneRubric, useDeleteRubric } from "@/api/scoring/rubrics";
import { paths } from "@/lib/addresses/paths";
import { plural } from "@/lib/duration";
import { LibraryList } from "@/ui/library/library-list";
import classes from "./rubrics.module.css";
import { shareWords } from "./share-words";

interface RubricListProps {
  readonly rubrics: readonly Rubric[];
  readonly onCloned: (rubricId: string) => void;
}

export function RubricList({ rubrics, onCloned }: RubricListProps) {
  return (
    <LibraryList
      items={rubrics}
      what="rubric"
      addressOf={paths.rubric}
      sizeOf={({ criteria }) => plural(criteria.length, "criterion", "criteria")}
      pictureOf={({ criteria }) => <Criteria criteria={criteria} />}
      consequenceOf={({ name }) =>
        `“${name}” can no longer be chosen for new sessions. Sessions that are scored with it keep their copy.`
      }
      clone={useCloneRubric()}
      remove={useDeleteRubric()}
      onCloned={onCloned}
    />
  );
}

function Criteria({ criteria }: Pick<Rubric, "criteria">) {
  const shares = shareWords(criteria);
  return (
    <ul className={classes.glance} aria-label="Criteria and their share of the mean">
      {criteria.map(({ key, title }, index) => (
        <li key={key}>
          <bdi>{title}</bdi> <span className={classes.share}>{shares[index]}</span>
        </li>
      ))}
    </ul>
  );
}
