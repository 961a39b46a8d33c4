import type { Problem } from "@casement/shared/problem/problem";
import { ActionIcon, Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { Link } from "react-router";
import { useArchiveProblem, useCloneProblem, useDeleteProblem } from "@/api/problems";
import { paths } from "@/lib/addresses/paths";
import { describeError } from "@/lib/error-text";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";
import { IconArchive, IconArchiveOff, IconCopy, IconDots, IconDownload, IconTrash } from "@/ui/icons/icons";
import { exportProblem } from "./bank/export-problem";

const ICON = { size: 16, stroke: 1.5 } as const;
const tell = (error: unknown) => notifications.show({ message: describeError(error).sentence, color: "danger" });

interface ProblemActionsProps {
  readonly problem: Problem;
  readonly onCloned: (problemId: string) => void;
  readonly onDeleted: () => void;
}

/** Actions for a problem: plan a session with it, edit the account's own, clone a built-in one. */
export function ProblemActions({ problem, onCloned, onDeleted }: ProblemActionsProps) {
  const clone = useCloneProblem();
  const archive = useArchiveProblem();
  const remove = useDeleteProblem();
  const [asking, setAsking] = useState<"archive" | "delete" | null>(null);
  const { id, title, builtIn } = problem;
  const copy = () => clone.mutate(id, { onSuccess: (made) => onCloned(made.id), onError: tell });
  const putAway = (next: boolean) =>
    archive.mutate({ problemId: id, archived: next }, { onSuccess: () => setAsking(null), onError: tell });
  return (
    <>
      <Button component={Link} to={paths.newSessionOn(id)}>
        Plan a session
      </Button>
      {builtIn ? (
        <Button variant="default" loading={clone.isPending} onClick={copy}>
          Clone
        </Button>
      ) : (
        <Button variant="default" component={Link} to={paths.editProblem(id)}>
          Edit
        </Button>
      )}
      <MoreActions
        problem={problem}
        onClone={copy}
        onArchive={() => setAsking("archive")}
        onUnarchive={() => putAway(false)}
        onDelete={() => setAsking("delete")}
      />
      <ConfirmDialog
        opened={asking === "archive"}
        title="Archive this problem?"
        confirmLabel="Archive"
        cancelLabel="Keep it"
        busy={archive.isPending}
        error={archive.error}
        onConfirm={() => putAway(true)}
        onClose={() => setAsking(null)}
      >
        “{title}” is no longer offered for new sessions. You will find it under “Archived” and can restore it.
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === "delete"}
        title="Delete this problem?"
        confirmLabel="Delete problem"
        cancelLabel="Keep it"
        dangerous
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() => remove.mutate(id, { onSuccess: onDeleted })}
        onClose={() => setAsking(null)}
      >
        “{title}” is deleted with all its versions. Sessions that use it keep their copy.
      </ConfirmDialog>
    </>
  );
}

interface MoreActionsProps {
  readonly problem: Problem;
  readonly onClone: () => void;
  readonly onArchive: () => void;
  readonly onUnarchive: () => void;
  readonly onDelete: () => void;
}

function MoreActions({ problem, onClone, onArchive, onUnarchive, onDelete }: MoreActionsProps) {
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label="More actions">
          <IconDots {...ICON} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconDownload {...ICON} />} onClick={() => exportProblem(problem)}>
          Export as a file
        </Menu.Item>
        {!problem.builtIn && (
          <>
            <Menu.Item leftSection={<IconCopy {...ICON} />} onClick={onClone}>
              Clone
            </Menu.Item>
            {problem.archived ? (
              <Menu.Item leftSection={<IconArchiveOff {...ICON} />} onClick={onUnarchive}>
                Restore from the archive
              </Menu.Item>
            ) : (
              <Menu.Item leftSection={<IconArchive {...ICON} />} onClick={onArchive}>
                Archive…
              </Menu.Item>
            )}
            <Menu.Item color="danger" leftSection={<IconTrash {...ICON} />} onClick={onDelete}>
              Delete…
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
