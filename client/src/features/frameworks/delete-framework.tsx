import type { Framework } from "@casement/shared/session/framework";
import { useDeleteFramework } from "@/api/library";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";

export function DeleteFramework({ framework, onClose }: { framework: Framework | null; onClose: () => void }) {
  const remove = useDeleteFramework();
  return (
    <ConfirmDialog
      opened={framework !== null}
      title="Delete this framework?"
      confirmLabel="Delete framework"
      cancelLabel="Keep it"
      dangerous
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => framework !== null && remove.mutate(framework.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      “{framework?.name}” can no longer be chosen for new sessions. Sessions that already use it keep their copy.
    </ConfirmDialog>
  );
}
