import type { Participant } from "@casement/shared/session-log/state";
import { useCommand } from "@/session/use-command";
import { ConfirmDialog } from "@/ui/confirm/confirm-dialog";

/** Asks the host before somebody is removed. */
export function RemoveDialog({ person, onClose }: { person: Participant | null; onClose: () => void }) {
  const { run, busy } = useCommand();
  const remove = async () => {
    if (person !== null && (await run("participant.remove", { participantId: person.id }))) onClose();
  };
  return (
    <ConfirmDialog
      opened={person !== null}
      title={`Remove ${person?.name ?? ""}?`}
      confirmLabel="Remove"
      dangerous
      busy={busy}
      onConfirm={() => void remove()}
      onClose={onClose}
    >
      Their access ends at once on every device. What they drew and wrote stays in the record.
    </ConfirmDialog>
  );
}
