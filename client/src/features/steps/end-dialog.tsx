import { ConfirmDialog } from "../../ui/confirm-dialog";
import type { TimerActions } from "./use-timer-actions";

/** Asks before the interview ends for everybody. */
export function EndDialog({ actions }: { actions: TimerActions }) {
  return (
    <ConfirmDialog
      opened={actions.asksToEnd}
      title="End the interview?"
      confirmLabel="End interview"
      cancelLabel="Keep going"
      busy={actions.busy}
      onConfirm={actions.end}
      onClose={actions.stopAsking}
    >
      The timer stops and the board becomes read-only for everybody. Everything is kept, and you can finish your notes
      and scorecard afterwards.
    </ConfirmDialog>
  );
}
