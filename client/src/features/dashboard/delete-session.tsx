import type { SessionItem } from "@casement/shared/contract/http";
import { useDeleteSession } from "@/api/sessions";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";

export function DeleteSession({ item, opened, onClose }: { item: SessionItem; opened: boolean; onClose: () => void }) {
  const remove = useDeleteSession();
  return (
    <ConfirmDialog
      opened={opened}
      title="Delete this session?"
      confirmLabel="Delete session"
      cancelLabel="Keep it"
      dangerous
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(item.id, { onSuccess: onClose })}
      onClose={onClose}
    >
      {item.phase === "ended"
        ? `“${item.title}” goes with its board, notes, scorecards and report, for everybody who took part. This cannot be undone.`
        : `“${item.title}” goes with its invite links; they stop working at once. This cannot be undone.`}
    </ConfirmDialog>
  );
}
