import type { SessionItem } from "@casement/shared/contract/http/sessions";
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
        ? `This deletes “${item.title}” with its board, notes, scorecards and report, for everybody who took part. It cannot be undone.`
        : `This deletes “${item.title}” and its invite links, which stop working at once. It cannot be undone.`}
    </ConfirmDialog>
  );
}
