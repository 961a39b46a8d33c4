import { type Framework, totalMinutes } from "@casement/shared/session/framework";
import { Button, Group } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { Link } from "react-router";
import { useCloneFramework } from "@/api/library";
import { paths } from "@/lib/addresses/paths";
import { plural } from "@/lib/duration";
import { describeError } from "@/lib/error-text";
import { RowName } from "@/ui/lists/row-name";
import { Tag } from "@/ui/tag";
import { DeleteFramework } from "./delete-framework";
import { FrameworkRibbon } from "./framework-ribbon";
import classes from "./frameworks.module.css";

interface FrameworkListProps {
  frameworks: readonly Framework[];
  onCloned: (frameworkId: string) => void;
}

/** The account's own frameworks first, then the built-in ones. */
export function FrameworkList({ frameworks, onCloned }: FrameworkListProps) {
  const [deleting, setDeleting] = useState<Framework | null>(null);
  const clone = useCloneFramework();
  const copy = (id: string) =>
    clone.mutate(id, {
      onSuccess: (made) => onCloned(made.id),
      onError: (error) => notifications.show({ message: describeError(error).sentence, color: "danger" }),
    });
  const sorted = frameworks.toSorted((a, b) => Number(a.builtIn) - Number(b.builtIn));
  return (
    <>
      <ul className={classes.list}>
        {sorted.map((framework) => (
          <FrameworkItem
            key={framework.id}
            framework={framework}
            cloning={clone.isPending && clone.variables === framework.id}
            onClone={() => copy(framework.id)}
            onDelete={() => setDeleting(framework)}
          />
        ))}
      </ul>
      <DeleteFramework framework={deleting} onClose={() => setDeleting(null)} />
    </>
  );
}

interface FrameworkItemProps {
  readonly framework: Framework;
  readonly cloning: boolean;
  readonly onClone: () => void;
  readonly onDelete: () => void;
}

function FrameworkItem({ framework, cloning, onClone, onDelete }: FrameworkItemProps) {
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <div className={classes.text}>
          <RowName to={paths.framework(framework.id)} name={framework.name}>
            {" "}
            <Tag tone={framework.builtIn ? "plain" : "accent"}>{framework.builtIn ? "Built in" : "Yours"}</Tag>
          </RowName>
          {framework.description !== "" && (
            <p className={classes.description} dir="auto">
              {framework.description}
            </p>
          )}
          <p className={classes.count}>
            {plural(framework.steps.length, "step")} in {plural(totalMinutes(framework.steps), "minute")}
          </p>
        </div>
        <Group gap={6}>
          {!framework.builtIn && (
            <Button
              variant="default"
              size="xs"
              component={Link}
              to={paths.framework(framework.id)}
              aria-label={`Edit ${framework.name}`}
            >
              Edit
            </Button>
          )}
          <Button
            variant="default"
            size="xs"
            aria-label={`Clone ${framework.name}`}
            loading={cloning}
            onClick={onClone}
          >
            Clone
          </Button>
          {!framework.builtIn && (
            <Button
              variant="subtle"
              color="danger"
              size="xs"
              aria-label={`Delete ${framework.name}`}
              onClick={onDelete}
            >
              Delete…
            </Button>
          )}
        </Group>
      </div>
      <FrameworkRibbon steps={framework.steps} />
    </li>
  );
}
